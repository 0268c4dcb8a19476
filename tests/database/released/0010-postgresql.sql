CREATE TABLE public.activity (
    event_id integer NOT NULL,
    form text,
    change text,
    facility text,
    subject text,
    CONSTRAINT ck_activity_change CHECK ((change = ANY (ARRAY['started'::text, 'increased'::text, 'continued'::text, 'reduced'::text, 'stopped'::text]))),
    CONSTRAINT ck_activity_form CHECK ((form = ANY (ARRAY['production'::text, 'construction'::text, 'traffic'::text, 'inspection'::text, 'broadcast'::text, 'ceremony'::text, 'performance'::text, 'travel'::text, 'other'::text])))
);
CREATE TABLE public.actor (
    id integer NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    country text,
    part_of_id integer,
    note text,
    valid_from text DEFAULT 'unknown'::text NOT NULL,
    valid_from_lo bigint DEFAULT '-4611686018427387903'::bigint NOT NULL,
    valid_from_hi bigint DEFAULT '4611686018427387903'::bigint NOT NULL,
    valid_until text DEFAULT 'unknown'::text NOT NULL,
    valid_until_lo bigint DEFAULT '-4611686018427387903'::bigint NOT NULL,
    valid_until_hi bigint DEFAULT '4611686018427387903'::bigint NOT NULL,
    CONSTRAINT ck_actor_kind CHECK ((kind = ANY (ARRAY['state'::text, 'organisation'::text, 'person'::text, 'unit'::text, 'alliance'::text, 'former-state'::text, 'company'::text, 'armed-group'::text, 'unknown'::text]))),
    CONSTRAINT ck_actor_valid_from CHECK ((valid_from_lo <= valid_from_hi)),
    CONSTRAINT ck_actor_valid_until CHECK ((valid_until_lo <= valid_until_hi))
);
CREATE TABLE public.agreement (
    event_id integer NOT NULL,
    form text,
    stage text,
    CONSTRAINT ck_agreement_form CHECK ((form = ANY (ARRAY['treaty'::text, 'protocol'::text, 'memorandum'::text, 'communique'::text, 'declaration'::text, 'ceasefire'::text, 'arms-deal'::text, 'framework'::text, 'exchange-of-notes'::text, 'other'::text]))),
    CONSTRAINT ck_agreement_stage CHECK ((stage = ANY (ARRAY['negotiated'::text, 'agreed'::text, 'signed'::text, 'ratified'::text, 'in-force'::text, 'suspended'::text, 'withdrawn'::text, 'expired'::text])))
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.alias (
    id integer NOT NULL,
    entity_id integer NOT NULL,
    "position" integer NOT NULL,
    text text NOT NULL,
    language text
);
CREATE SEQUENCE public.alias_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.alias_id_seq OWNED BY public.alias.id;
CREATE TABLE public.amount (
    id integer NOT NULL,
    event_id integer NOT NULL,
    field text NOT NULL,
    actor_id integer,
    modality text NOT NULL,
    text text NOT NULL,
    low numeric,
    best numeric,
    high numeric,
    qualifier text NOT NULL,
    unit text,
    item text DEFAULT ''::text NOT NULL,
    CONSTRAINT ck_amount_modality CHECK ((modality = ANY (ARRAY[''::text, 'expected'::text, 'actual'::text]))),
    CONSTRAINT ck_amount_qualifier CHECK ((qualifier = ANY (ARRAY['exact'::text, 'about'::text, 'over'::text, 'under'::text, 'at-least'::text, 'at-most'::text, 'between'::text, 'unknown'::text, 'not-applicable'::text])))
);
CREATE SEQUENCE public.amount_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.amount_id_seq OWNED BY public.amount.id;
CREATE TABLE public.change (
    id integer NOT NULL,
    revision_id integer NOT NULL,
    type text NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    op text NOT NULL,
    field text NOT NULL,
    before text,
    CONSTRAINT ck_change_op CHECK ((op = ANY (ARRAY['added'::text, 'changed'::text, 'removed'::text, 'moved'::text]))),
    CONSTRAINT ck_change_type CHECK ((type = ANY (ARRAY['event'::text, 'actor'::text, 'system'::text, 'programme'::text, 'place'::text, 'source'::text, 'query'::text, 'chronicle'::text, 'file'::text])))
);
CREATE SEQUENCE public.change_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.change_id_seq OWNED BY public.change.id;
CREATE TABLE public.chronicle (
    id integer NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    title text
);
CREATE SEQUENCE public.chronicle_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.chronicle_id_seq OWNED BY public.chronicle.id;
CREATE TABLE public.claim (
    id integer NOT NULL,
    entity_id integer NOT NULL,
    passage_id integer,
    fields text NOT NULL,
    stance text NOT NULL,
    says text,
    credibility text NOT NULL,
    claimant_id integer,
    note text,
    CONSTRAINT ck_claim_credibility CHECK ((credibility = ANY (ARRAY['1'::text, '2'::text, '3'::text, '4'::text, '5'::text, '6'::text]))),
    CONSTRAINT ck_claim_passage CHECK (((passage_id IS NULL) = (stance = ANY (ARRAY['inferred'::text, 'accepted'::text])))),
    CONSTRAINT ck_claim_reason CHECK (((note IS NOT NULL) OR (stance <> ALL (ARRAY['inferred'::text, 'accepted'::text])))),
    CONSTRAINT ck_claim_says CHECK (((says IS NOT NULL) OR (stance <> ALL (ARRAY['restates'::text, 'disputes'::text])))),
    CONSTRAINT ck_claim_stance CHECK ((stance = ANY (ARRAY['supports'::text, 'restates'::text, 'disputes'::text, 'inferred'::text, 'accepted'::text])))
);
CREATE SEQUENCE public.claim_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.claim_id_seq OWNED BY public.claim.id;
CREATE TABLE public.definition (
    entity_id integer NOT NULL,
    file_id integer NOT NULL,
    line integer NOT NULL,
    own_record text
);
CREATE TABLE public.deployment (
    event_id integer NOT NULL,
    movement text,
    purpose text,
    CONSTRAINT ck_deployment_movement CHECK ((movement = ANY (ARRAY['arrival'::text, 'departure'::text, 'rotation'::text, 'transit'::text, 'port-call'::text, 'overflight'::text])))
);
CREATE TABLE public.entity (
    id integer NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL,
    file_id integer NOT NULL,
    line integer NOT NULL,
    content_hash text NOT NULL,
    added_in integer NOT NULL,
    order_hash text,
    own_record text,
    CONSTRAINT ck_entity_type CHECK ((type = ANY (ARRAY['event'::text, 'actor'::text, 'system'::text, 'programme'::text, 'place'::text, 'source'::text, 'query'::text])))
);
CREATE SEQUENCE public.entity_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.entity_id_seq OWNED BY public.entity.id;
CREATE TABLE public.event (
    id integer NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    summary text,
    status text NOT NULL,
    place_id integer,
    when_text text NOT NULL,
    edtf text NOT NULL,
    "precision" text NOT NULL,
    qualifiers text NOT NULL,
    start_lo bigint NOT NULL,
    start_hi bigint NOT NULL,
    end_lo bigint NOT NULL,
    end_hi bigint NOT NULL,
    span_class integer NOT NULL,
    sure boolean NOT NULL,
    instant bigint,
    zone text,
    same_as_id integer,
    "position" bigint,
    timezone text,
    instant_lo bigint,
    instant_hi bigint,
    CONSTRAINT ck_event_end CHECK ((end_lo <= end_hi)),
    CONSTRAINT ck_event_instant CHECK (((instant_lo <= instant) AND (instant <= instant_hi))),
    CONSTRAINT ck_event_kind CHECK ((kind = ANY (ARRAY['exercise'::text, 'launch'::text, 'summit'::text, 'statement'::text, 'procurement'::text, 'deployment'::text, 'test'::text, 'incident'::text, 'agreement'::text, 'measure'::text, 'inventory'::text, 'retirement'::text, 'activity'::text]))),
    CONSTRAINT ck_event_order CHECK (((start_lo <= end_lo) AND (start_hi <= end_hi))),
    CONSTRAINT ck_event_span_class CHECK (((span_class >= 0) AND (span_class <= 4))),
    CONSTRAINT ck_event_start CHECK ((start_lo <= start_hi)),
    CONSTRAINT ck_event_status CHECK ((status = ANY (ARRAY['planned'::text, 'announced'::text, 'occurred'::text, 'cancelled'::text, 'claimed'::text])))
);
CREATE TABLE public.event_date (
    id integer NOT NULL,
    event_id integer NOT NULL,
    field text NOT NULL,
    modality text NOT NULL,
    text text NOT NULL,
    edtf text NOT NULL,
    lo bigint NOT NULL,
    hi bigint NOT NULL,
    sure boolean NOT NULL,
    item text DEFAULT ''::text NOT NULL,
    CONSTRAINT ck_event_date_bounds CHECK ((lo <= hi)),
    CONSTRAINT ck_event_date_modality CHECK ((modality = ANY (ARRAY[''::text, 'expected'::text, 'actual'::text])))
);
CREATE SEQUENCE public.event_date_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.event_date_id_seq OWNED BY public.event_date.id;
CREATE TABLE public.event_date_member (
    id integer NOT NULL,
    event_id integer NOT NULL,
    field text NOT NULL,
    modality text NOT NULL,
    item text NOT NULL,
    lo bigint NOT NULL,
    hi bigint NOT NULL,
    sure boolean NOT NULL,
    CONSTRAINT ck_event_date_member_bounds CHECK ((lo <= hi)),
    CONSTRAINT ck_event_date_member_modality CHECK ((modality = ANY (ARRAY[''::text, 'expected'::text, 'actual'::text])))
);
CREATE SEQUENCE public.event_date_member_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.event_date_member_id_seq OWNED BY public.event_date_member.id;
CREATE TABLE public.event_programme (
    event_id integer NOT NULL,
    programme_id integer NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.event_system (
    event_id integer NOT NULL,
    system_id integer NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.event_tag (
    event_id integer NOT NULL,
    tag text NOT NULL COLLATE pg_catalog."C",
    "position" integer NOT NULL
);
CREATE TABLE public.exercise (
    event_id integer NOT NULL,
    series text,
    form text,
    distinction text,
    series_number text,
    code_name text,
    purpose text,
    CONSTRAINT ck_exercise_form CHECK ((form = ANY (ARRAY['field-training'::text, 'command-post'::text, 'computer-simulated'::text, 'live-fire'::text, 'missile-drill'::text, 'naval'::text, 'air'::text, 'amphibious'::text, 'mixed'::text])))
);
CREATE TABLE public.file (
    id integer NOT NULL,
    chronicle_id integer NOT NULL,
    path text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL,
    timezone text,
    loaded text
);
CREATE SEQUENCE public.file_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.file_id_seq OWNED BY public.file.id;
CREATE TABLE public.incident (
    event_id integer NOT NULL,
    form text,
    damage text,
    CONSTRAINT ck_incident_form CHECK ((form = ANY (ARRAY['clash'::text, 'fire'::text, 'incursion-air'::text, 'incursion-sea'::text, 'incursion-land'::text, 'drone'::text, 'balloon'::text, 'infiltration'::text, 'seizure'::text, 'sinking'::text, 'attack'::text, 'assassination'::text, 'abduction'::text, 'cyber-attack'::text, 'jamming'::text, 'interception'::text, 'collision'::text, 'crash'::text, 'accident'::text, 'explosion'::text, 'defection'::text, 'other'::text, 'shootdown'::text, 'demolition'::text, 'arrest'::text, 'discovery'::text])))
);
CREATE TABLE public.inventory (
    event_id integer NOT NULL
);
CREATE TABLE public.launch (
    event_id integer NOT NULL,
    form text,
    outcome text,
    impact text,
    impact_place_id integer,
    series_number text,
    CONSTRAINT ck_launch_form CHECK ((form = ANY (ARRAY['ballistic'::text, 'cruise'::text, 'hypersonic'::text, 'interceptor'::text, 'anti-ship'::text, 'artillery-rocket'::text, 'space'::text, 'mixed'::text]))),
    CONSTRAINT ck_launch_outcome CHECK ((outcome = ANY (ARRAY['success'::text, 'partial'::text, 'failure'::text, 'unknown'::text, 'not-applicable'::text])))
);
CREATE TABLE public.link (
    from_id integer NOT NULL,
    type text NOT NULL,
    to_id integer NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT ck_link_not_itself CHECK ((from_id <> to_id)),
    CONSTRAINT ck_link_type CHECK ((type = ANY (ARRAY['responds-to'::text, 'part-of'::text, 'during'::text, 'before'::text, 'after'::text, 'announces'::text, 'threatens'::text, 'funds'::text, 'supports'::text, 'refers-to'::text, 'same-as'::text, 'delivers'::text, 'stage-of'::text])))
);
CREATE TABLE public.measure (
    event_id integer NOT NULL,
    form text,
    action text,
    goods text,
    CONSTRAINT ck_measure_action CHECK ((action = ANY (ARRAY['imposed'::text, 'extended'::text, 'eased'::text, 'lifted'::text]))),
    CONSTRAINT ck_measure_form CHECK ((form = ANY (ARRAY['sanction'::text, 'embargo'::text, 'export-control'::text, 'tariff'::text, 'aid'::text, 'trade'::text, 'investment'::text, 'closure'::text, 'opening'::text, 'travel-ban'::text, 'expulsion'::text, 'other'::text, 'people-exchange'::text])))
);
CREATE TABLE public.participation (
    event_id integer NOT NULL,
    role text NOT NULL,
    actor_id integer NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.passage (
    id integer NOT NULL,
    entity_id integer NOT NULL,
    source_id integer NOT NULL,
    quote text NOT NULL,
    prefix text NOT NULL,
    suffix text NOT NULL,
    start integer,
    "end" integer,
    language text,
    translation text,
    page integer,
    "row" integer,
    "column" text,
    line integer,
    "time" text,
    written text,
    CONSTRAINT ck_passage_line CHECK ((line > 0)),
    CONSTRAINT ck_passage_page CHECK ((page > 0)),
    CONSTRAINT ck_passage_position CHECK (((start IS NULL) = ("end" IS NULL))),
    CONSTRAINT ck_passage_range CHECK (((start >= 0) AND ("end" > start))),
    CONSTRAINT ck_passage_row CHECK (("row" > 0))
);
CREATE SEQUENCE public.passage_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.passage_id_seq OWNED BY public.passage.id;
CREATE TABLE public.passage_origin (
    entity_id integer NOT NULL,
    passage_id integer NOT NULL,
    source_id integer NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.place (
    id integer NOT NULL,
    name text NOT NULL,
    country text,
    latitude text,
    longitude text,
    timezone text,
    part_of_id integer,
    note text
);
CREATE TABLE public.procurement (
    event_id integer NOT NULL,
    stage text,
    mode text,
    condition text,
    platform text,
    local_designation text,
    CONSTRAINT ck_procurement_condition CHECK ((condition = ANY (ARRAY['new'::text, 'second-hand'::text, 'modernised'::text]))),
    CONSTRAINT ck_procurement_mode CHECK ((mode = ANY (ARRAY['purchase'::text, 'licence-production'::text, 'kits'::text, 'aid'::text, 'loan'::text, 'lease'::text, 'gift'::text, 'offset'::text, 'transfer'::text, 'barter'::text]))),
    CONSTRAINT ck_procurement_stage CHECK ((stage = ANY (ARRAY['proposed'::text, 'approved'::text, 'ordered'::text, 'delivered'::text, 'cancelled'::text])))
);
CREATE TABLE public.programme (
    id integer NOT NULL,
    name text NOT NULL,
    aim text,
    owner_id integer,
    part_of_id integer,
    note text
);
CREATE TABLE public.relation (
    event_id integer NOT NULL,
    anchor_id integer NOT NULL
);
CREATE TABLE public.retirement (
    event_id integer NOT NULL,
    form text,
    CONSTRAINT ck_retirement_form CHECK ((form = ANY (ARRAY['retired'::text, 'stored'::text, 'scrapped'::text, 'expended'::text, 'sold'::text, 'given-away'::text, 'lent'::text, 'returned'::text, 'converted'::text, 'preserved'::text, 'other'::text])))
);
CREATE TABLE public.revision (
    id integer NOT NULL,
    at text NOT NULL,
    "user" text NOT NULL,
    tool text NOT NULL,
    command text NOT NULL,
    undoes_id integer,
    complete boolean DEFAULT false NOT NULL
);
CREATE TABLE public.revision_file (
    revision_id integer NOT NULL,
    chronicle text NOT NULL COLLATE pg_catalog."C",
    path text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL
);
CREATE SEQUENCE public.revision_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.revision_id_seq OWNED BY public.revision.id;
CREATE TABLE public.saved_query (
    id integer NOT NULL,
    text text NOT NULL
);
CREATE TABLE public.search_entry (
    id integer NOT NULL,
    entity_id integer NOT NULL,
    part text NOT NULL,
    start integer NOT NULL,
    stop integer NOT NULL
);
CREATE SEQUENCE public.search_entry_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.search_entry_id_seq OWNED BY public.search_entry.id;
CREATE TABLE public.search_index (
    id integer NOT NULL,
    words tsvector NOT NULL
);
CREATE TABLE public.source (
    id integer NOT NULL,
    title text NOT NULL,
    publisher text,
    author text,
    url text,
    archived text,
    accessed text,
    published text NOT NULL,
    published_lo bigint NOT NULL,
    published_hi bigint NOT NULL,
    language text,
    reliability text NOT NULL,
    timezone text,
    derived_from_id integer,
    text_path text,
    text_id integer,
    note text,
    covers text DEFAULT 'unknown'::text NOT NULL,
    covers_lo bigint DEFAULT '-4611686018427387903'::bigint NOT NULL,
    covers_hi bigint DEFAULT '4611686018427387903'::bigint NOT NULL,
    edition text,
    file_sha256 text,
    CONSTRAINT ck_source_covers CHECK ((covers_lo <= covers_hi)),
    CONSTRAINT ck_source_published CHECK ((published_lo <= published_hi)),
    CONSTRAINT ck_source_reliability CHECK ((reliability = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text, 'F'::text])))
);
CREATE TABLE public.source_column (
    source_id integer NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    fields text NOT NULL
);
CREATE TABLE public.statement (
    event_id integer NOT NULL,
    form text,
    words text,
    CONSTRAINT ck_statement_form CHECK ((form = ANY (ARRAY['joint-statement'::text, 'communique'::text, 'declaration'::text, 'speech'::text, 'remarks'::text, 'press-release'::text, 'post'::text, 'threat'::text, 'letter'::text, 'resolution'::text, 'testimony'::text, 'report'::text, 'notice'::text])))
);
CREATE TABLE public.summit (
    event_id integer NOT NULL,
    form text,
    level text,
    agenda text,
    CONSTRAINT ck_summit_form CHECK ((form = ANY (ARRAY['in-person'::text, 'virtual'::text, 'telephone'::text, 'sidelines'::text]))),
    CONSTRAINT ck_summit_level CHECK ((level = ANY (ARRAY['leaders'::text, 'ministers'::text, 'officials'::text, 'others'::text])))
);
CREATE TABLE public.system (
    id integer NOT NULL,
    name text NOT NULL,
    category text NOT NULL,
    country text,
    part_of_id integer,
    note text,
    class text,
    maker_id integer,
    version_of_id integer,
    CONSTRAINT ck_system_category CHECK ((category = ANY (ARRAY['aircraft'::text, 'missile'::text, 'launcher'::text, 'ship'::text, 'submarine'::text, 'vehicle'::text, 'artillery'::text, 'air-defence'::text, 'sensor'::text, 'munition'::text, 'space'::text, 'other'::text, 'engine'::text]))),
    CONSTRAINT ck_system_class CHECK ((class = ANY (ARRAY['fighter'::text, 'bomber'::text, 'transport'::text, 'tanker'::text, 'trainer'::text, 'patrol'::text, 'early-warning'::text, 'helicopter'::text, 'uav'::text, 'srbm'::text, 'mrbm'::text, 'irbm'::text, 'icbm'::text, 'slbm'::text, 'cruise'::text, 'hypersonic'::text, 'anti-ship'::text, 'anti-tank'::text, 'air-to-air'::text, 'air-to-surface'::text, 'sam'::text, 'abm'::text, 'carrier'::text, 'destroyer'::text, 'frigate'::text, 'corvette'::text, 'amphibious'::text, 'fast-attack'::text, 'mine-warfare'::text, 'support'::text, 'ssn'::text, 'ssbn'::text, 'ssk'::text, 'tank'::text, 'apc'::text, 'gun'::text, 'mlrs'::text, 'mortar'::text, 'radar'::text, 'sonar'::text, 'bomb'::text, 'torpedo'::text, 'mine'::text, 'satellite'::text, 'launch-vehicle'::text, 'turbofan'::text, 'turboprop'::text, 'diesel'::text, 'rocket'::text, 'ground-attack'::text, 'reconnaissance'::text, 'electronic-warfare'::text, 'attack-helicopter'::text, 'balloon'::text, 'crbm'::text, 'anti-submarine'::text, 'anti-radiation'::text, 'manpads'::text, 'cruiser'::text, 'ssgn'::text, 'ssb'::text, 'midget'::text, 'uuv'::text, 'tank-destroyer'::text, 'ifv'::text, 'engineering'::text, 'turret'::text, 'chassis'::text, 'electro-optical'::text, 'loitering'::text, 'shell'::text, 'warhead'::text, 'gas-turbine'::text, 'piston'::text, 'ramjet'::text, 'aip'::text])))
);
CREATE TABLE public.test (
    event_id integer NOT NULL,
    form text,
    outcome text,
    CONSTRAINT ck_test_form CHECK ((form = ANY (ARRAY['nuclear'::text, 'subcritical'::text, 'engine'::text, 'warhead'::text, 're-entry'::text, 'ejection'::text, 'component'::text, 'sea-trial'::text, 'flight-test'::text, 'other'::text, 'underwater'::text]))),
    CONSTRAINT ck_test_outcome CHECK ((outcome = ANY (ARRAY['success'::text, 'partial'::text, 'failure'::text, 'unknown'::text, 'not-applicable'::text])))
);
CREATE TABLE public.text (
    id integer NOT NULL,
    sha256 text NOT NULL,
    body text NOT NULL
);
CREATE SEQUENCE public.text_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.text_id_seq OWNED BY public.text.id;
CREATE TABLE public.wording (
    id integer NOT NULL,
    event_id integer NOT NULL,
    field text NOT NULL,
    slot text NOT NULL COLLATE pg_catalog."C",
    "position" integer NOT NULL,
    text text NOT NULL
);
CREATE SEQUENCE public.wording_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.wording_id_seq OWNED BY public.wording.id;
ALTER TABLE ONLY public.alias ALTER COLUMN id SET DEFAULT nextval('public.alias_id_seq'::regclass);
ALTER TABLE ONLY public.amount ALTER COLUMN id SET DEFAULT nextval('public.amount_id_seq'::regclass);
ALTER TABLE ONLY public.change ALTER COLUMN id SET DEFAULT nextval('public.change_id_seq'::regclass);
ALTER TABLE ONLY public.chronicle ALTER COLUMN id SET DEFAULT nextval('public.chronicle_id_seq'::regclass);
ALTER TABLE ONLY public.claim ALTER COLUMN id SET DEFAULT nextval('public.claim_id_seq'::regclass);
ALTER TABLE ONLY public.entity ALTER COLUMN id SET DEFAULT nextval('public.entity_id_seq'::regclass);
ALTER TABLE ONLY public.event_date ALTER COLUMN id SET DEFAULT nextval('public.event_date_id_seq'::regclass);
ALTER TABLE ONLY public.event_date_member ALTER COLUMN id SET DEFAULT nextval('public.event_date_member_id_seq'::regclass);
ALTER TABLE ONLY public.file ALTER COLUMN id SET DEFAULT nextval('public.file_id_seq'::regclass);
ALTER TABLE ONLY public.passage ALTER COLUMN id SET DEFAULT nextval('public.passage_id_seq'::regclass);
ALTER TABLE ONLY public.revision ALTER COLUMN id SET DEFAULT nextval('public.revision_id_seq'::regclass);
ALTER TABLE ONLY public.search_entry ALTER COLUMN id SET DEFAULT nextval('public.search_entry_id_seq'::regclass);
ALTER TABLE ONLY public.text ALTER COLUMN id SET DEFAULT nextval('public.text_id_seq'::regclass);
ALTER TABLE ONLY public.wording ALTER COLUMN id SET DEFAULT nextval('public.wording_id_seq'::regclass);
INSERT INTO public.activity VALUES (22, 'ceremony', 'increased', 'The ground', 'vehicles');
INSERT INTO public.actor VALUES (4, 'South Korea', 'state', 'KOR', NULL, NULL, 'unknown', -4611686018427387903, 4611686018427387903, 'unknown', -4611686018427387903, 4611686018427387903);
INSERT INTO public.actor VALUES (5, 'United States', 'state', 'USA', NULL, NULL, 'unknown', -4611686018427387903, 4611686018427387903, 'unknown', -4611686018427387903, 4611686018427387903);
INSERT INTO public.actor VALUES (26, 'A plant', 'company', 'KOR', NULL, NULL, '1990', 726468, 726832, 'unknown', -4611686018427387903, 4611686018427387903);
INSERT INTO public.actor VALUES (27, 'South Yemen', 'former-state', NULL, NULL, NULL, 'unknown', -4611686018427387903, 4611686018427387903, '1990-05-22', 726609, 726609);
INSERT INTO public.actor VALUES (28, 'A band', 'armed-group', NULL, NULL, NULL, 'unknown', -4611686018427387903, 4611686018427387903, 'unknown', -4611686018427387903, 4611686018427387903);
INSERT INTO public.actor VALUES (6, 'Ministry of Defense', 'organisation', NULL, 4, NULL, 'unknown', -4611686018427387903, 4611686018427387903, 'unknown', -4611686018427387903, 4611686018427387903);
INSERT INTO public.agreement VALUES (34, 'treaty', 'signed');
INSERT INTO public.alembic_version VALUES ('0010');
INSERT INTO public.alias VALUES (2, 4, 0, '대한민국', 'ko');
INSERT INTO public.alias VALUES (5, 2, 0, 'Gazette', NULL);
INSERT INTO public.amount VALUES (10, 37, 'bearing', NULL, '', '~90', 72, 90, 108, 'about', NULL, '');
INSERT INTO public.amount VALUES (11, 37, 'killed', NULL, '', '0', 0, 0, 0, 'exact', NULL, '');
INSERT INTO public.amount VALUES (12, 37, 'wounded', NULL, '', '3+', 3, 3, NULL, 'at-least', NULL, '');
INSERT INTO public.amount VALUES (13, 38, 'quantity', NULL, '', '16', 16, 16, 16, 'exact', NULL, '');
INSERT INTO public.amount VALUES (14, 38, 'delivered', NULL, 'actual', '8', 8, 8, 8, 'exact', NULL, '');
INSERT INTO public.amount VALUES (15, 38, 'deliveries', NULL, '', '8', 8, 8, 8, 'exact', NULL, '1.quantity');
INSERT INTO public.amount VALUES (16, 38, 'deliveries', NULL, '', '~8', 7, 8, 9, 'about', NULL, '2.quantity');
INSERT INTO public.amount VALUES (17, 38, 'tiv_unit', NULL, '', '2.5', 2.5, 2.5, 2.5, 'exact', NULL, '');
INSERT INTO public.amount VALUES (18, 38, 'tiv_total', NULL, '', '40', 40, 40, 40, 'exact', NULL, '');
INSERT INTO public.amount VALUES (19, 38, 'tiv_delivered', NULL, '', '20', 20, 20, 20, 'exact', NULL, '');
INSERT INTO public.amount VALUES (20, 39, 'quantity', NULL, '', '8', 8, 8, 8, 'exact', NULL, '');
INSERT INTO public.amount VALUES (23, 48, 'thrust', NULL, '', '1971', 1971, 1971, 1971, 'exact', NULL, '');
INSERT INTO public.amount VALUES (49, 14, 'quantity', NULL, '', '8', 8, 8, 8, 'exact', NULL, '');
INSERT INTO public.amount VALUES (50, 14, 'range', NULL, '', '85..95', 85, NULL, 95, 'between', NULL, '');
INSERT INTO public.amount VALUES (51, 18, 'quantity', NULL, '', '20', 20, 20, 20, 'exact', NULL, '');
INSERT INTO public.amount VALUES (52, 18, 'fleet_after', NULL, 'expected', '60', 60, 60, 60, 'exact', NULL, '');
INSERT INTO public.amount VALUES (53, 18, 'cost', NULL, '', '~3.9e12 KRW', 3120000000000, 3900000000000, 4680000000000, 'about', 'KRW', '');
INSERT INTO public.amount VALUES (54, 21, 'quantity', NULL, '', 'unknown', NULL, NULL, NULL, 'unknown', NULL, '');
INSERT INTO public.amount VALUES (55, 23, 'quantity', NULL, '', 'not-applicable', NULL, NULL, NULL, 'not-applicable', NULL, '');
INSERT INTO public.amount VALUES (56, 46, 'quantity', NULL, '', '250..270', 250, NULL, 270, 'between', NULL, '');
INSERT INTO public.amount VALUES (57, 47, 'apogee', NULL, '', '260', 260, 260, 260, 'exact', NULL, '');
INSERT INTO public.amount VALUES (58, 49, 'tiv_new', NULL, '', '0.06', 0.06, 0.06, 0.06, 'exact', NULL, '');
INSERT INTO public.amount VALUES (59, 13, 'troops', 5, '', '17000+', 17000, 17000, NULL, 'at-least', NULL, '');
INSERT INTO public.amount VALUES (60, 13, 'troops', 4, '', '>300000', 300000, 300000, NULL, 'over', NULL, '');
INSERT INTO public.change VALUES (1, 1, 'chronicle', 'released', 'added', '', NULL);
INSERT INTO public.change VALUES (2, 1, 'file', 'released/released.yaml', 'added', '', NULL);
INSERT INTO public.change VALUES (3, 1, 'file', 'released/retirements.yaml', 'added', '', NULL);
INSERT INTO public.change VALUES (4, 1, 'file', 'released/wider.yaml', 'added', '', NULL);
INSERT INTO public.change VALUES (5, 1, 'file', 'released/words.yaml', 'added', '', NULL);
INSERT INTO public.change VALUES (6, 1, 'query', 'tests', 'added', '', NULL);
INSERT INTO public.change VALUES (7, 1, 'source', 'gazette', 'added', '', NULL);
INSERT INTO public.change VALUES (8, 1, 'source', 'wire', 'added', '', NULL);
INSERT INTO public.change VALUES (9, 1, 'actor', 'kor', 'added', '', NULL);
INSERT INTO public.change VALUES (10, 1, 'actor', 'usa', 'added', '', NULL);
INSERT INTO public.change VALUES (11, 1, 'actor', 'ministry', 'added', '', NULL);
INSERT INTO public.change VALUES (12, 1, 'system', 'fighters', 'added', '', NULL);
INSERT INTO public.change VALUES (13, 1, 'system', 'f-35a', 'added', '', NULL);
INSERT INTO public.change VALUES (14, 1, 'programme', 'plans', 'added', '', NULL);
INSERT INTO public.change VALUES (15, 1, 'programme', 'kill-chain', 'added', '', NULL);
INSERT INTO public.change VALUES (16, 1, 'place', 'korea', 'added', '', NULL);
INSERT INTO public.change VALUES (17, 1, 'place', 'seoul', 'added', '', NULL);
INSERT INTO public.change VALUES (18, 1, 'event', 'drill', 'added', '', NULL);
INSERT INTO public.change VALUES (19, 1, 'event', 'test', 'added', '', NULL);
INSERT INTO public.change VALUES (20, 1, 'event', 'answer', 'added', '', NULL);
INSERT INTO public.change VALUES (21, 1, 'event', 'meeting', 'added', '', NULL);
INSERT INTO public.change VALUES (22, 1, 'event', 'arrival', 'added', '', NULL);
INSERT INTO public.change VALUES (23, 1, 'event', 'order', 'added', '', NULL);
INSERT INTO public.change VALUES (24, 1, 'event', 'order-again', 'added', '', NULL);
INSERT INTO public.change VALUES (25, 1, 'source', 'press', 'added', '', NULL);
INSERT INTO public.change VALUES (26, 1, 'event', 'scrapped-boats', 'added', '', NULL);
INSERT INTO public.change VALUES (27, 1, 'event', 'parade-ground', 'added', '', NULL);
INSERT INTO public.change VALUES (28, 1, 'event', 'food-aid', 'added', '', NULL);
INSERT INTO public.change VALUES (29, 1, 'source', 'register', 'added', '', NULL);
INSERT INTO public.change VALUES (30, 1, 'source', 'paper', 'added', '', NULL);
INSERT INTO public.change VALUES (31, 1, 'actor', 'plant', 'added', '', NULL);
INSERT INTO public.change VALUES (32, 1, 'actor', 'yemen', 'added', '', NULL);
INSERT INTO public.change VALUES (33, 1, 'actor', 'band', 'added', '', NULL);
INSERT INTO public.change VALUES (34, 1, 'system', 'engine', 'added', '', NULL);
INSERT INTO public.change VALUES (35, 1, 'system', 'rocket', 'added', '', NULL);
INSERT INTO public.change VALUES (36, 1, 'system', 'rocket-b', 'added', '', NULL);
INSERT INTO public.change VALUES (37, 1, 'event', 'engine-test', 'added', '', NULL);
INSERT INTO public.change VALUES (38, 1, 'event', 'shots', 'added', '', NULL);
INSERT INTO public.change VALUES (39, 1, 'event', 'pact', 'added', '', NULL);
INSERT INTO public.change VALUES (40, 1, 'event', 'ban', 'added', '', NULL);
INSERT INTO public.change VALUES (41, 1, 'event', 'stock', 'added', '', NULL);
INSERT INTO public.change VALUES (42, 1, 'event', 'flight', 'added', '', NULL);
INSERT INTO public.change VALUES (43, 1, 'event', 'contract', 'added', '', NULL);
INSERT INTO public.change VALUES (44, 1, 'event', 'handover', 'added', '', NULL);
INSERT INTO public.change VALUES (45, 1, 'event', 'bid', 'added', '', NULL);
INSERT INTO public.change VALUES (46, 1, 'event', 'series', 'added', '', NULL);
INSERT INTO public.change VALUES (47, 1, 'event', 'about-it', 'added', '', NULL);
INSERT INTO public.change VALUES (48, 1, 'query', 'numbered', 'added', '', NULL);
INSERT INTO public.change VALUES (49, 1, 'query', 'bartered', 'added', '', NULL);
INSERT INTO public.change VALUES (50, 1, 'system', 'carrier-of-troops', 'added', '', NULL);
INSERT INTO public.change VALUES (51, 1, 'event', 'balloons', 'added', '', NULL);
INSERT INTO public.change VALUES (52, 1, 'event', 'second-of-salvo', 'added', '', NULL);
INSERT INTO public.change VALUES (53, 1, 'event', 'strong-engine', 'added', '', NULL);
INSERT INTO public.change VALUES (54, 1, 'event', 'barter', 'added', '', NULL);
INSERT INTO public.change VALUES (55, 1, 'event', 'students', 'added', '', NULL);
INSERT INTO public.change VALUES (56, 1, 'event', 'warning', 'added', '', NULL);
INSERT INTO public.change VALUES (57, 1, 'event', 'talks', 'added', '', NULL);
INSERT INTO public.change VALUES (58, 1, 'event', 'old-drill', 'added', '', NULL);
INSERT INTO public.change VALUES (59, 1, 'event', 'turned', 'added', '', NULL);
INSERT INTO public.change VALUES (60, 1, 'event', 'old-barter', 'added', '', NULL);
INSERT INTO public.change VALUES (61, 1, 'event', 'doubtful-gift', 'added', '', NULL);
INSERT INTO public.change VALUES (62, 1, 'event', 'doubtful-aid', 'added', '', NULL);
INSERT INTO public.change VALUES (63, 2, 'file', 'released/released.yaml', 'changed', 'sha256', '"8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f"');
INSERT INTO public.change VALUES (64, 2, 'file', 'released/retirements.yaml', 'changed', 'sha256', '"d0fccb938207adbdc98ba30079612deffc1670c3b281dafbb5292ccd24e7ae1f"');
INSERT INTO public.change VALUES (65, 2, 'file', 'released/wider.yaml', 'changed', 'sha256', '"abe81a8578502df0b7f3af573614f26ec86f9b5f7ba32fc918578a1ba1026083"');
INSERT INTO public.change VALUES (66, 2, 'file', 'released/words.yaml', 'changed', 'sha256', '"cf23718b2cfa7fcf4f68678c0d7a9686f38e2667dbc71685234886ad738b1c14"');
INSERT INTO public.change VALUES (67, 2, 'file', 'released/words.yaml', 'changed', 'lines', '{"doubtful-aid": 97, "doubtful-gift": 87, "turned": 69, "talks": 52, "warning": 46, "students": 40}');
INSERT INTO public.change VALUES (68, 2, 'event', 'protest', 'added', '', NULL);
INSERT INTO public.change VALUES (69, 2, 'source', 'gazette', 'changed', 'text_sha256', '"865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408"');
INSERT INTO public.change VALUES (70, 2, 'system', 'fighters', 'changed', 'name', '"Fighters"');
INSERT INTO public.change VALUES (71, 2, 'event', 'test', 'changed', 'title', '"Launch of eight missiles"');
INSERT INTO public.change VALUES (72, 2, 'event', 'test', 'changed', 'range', '"~90"');
INSERT INTO public.change VALUES (73, 2, 'event', 'order', 'changed', 'cite', '{"gazette": [{"quote": "around 3.9 trillion won ($3 billion)", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO public.change VALUES (74, 2, 'event', 'scrapped-boats', 'changed', 'cite', '{"press": [{"quote": "the boats are gone", "derived_from": ["gazette", "wire"], "for": ["when", "form"], "disputes": {"quantity": "not-applicable"}}]}');
INSERT INTO public.change VALUES (75, 2, 'event', 'parade-ground', 'changed', 'change', '"started"');
INSERT INTO public.change VALUES (76, 2, 'event', 'food-aid', 'changed', 'quantity', '"5000"');
INSERT INTO public.change VALUES (77, 2, 'event', 'series', 'changed', 'series_number', '"3"');
INSERT INTO public.change VALUES (78, 2, 'query', 'numbered', 'changed', 'text', '"kind:exercise series_number:3,4"');
INSERT INTO public.change VALUES (79, 2, 'event', 'balloons', 'changed', 'quantity', '"~260"');
INSERT INTO public.change VALUES (80, 2, 'event', 'second-of-salvo', 'changed', 'series_number', '"2"');
INSERT INTO public.change VALUES (81, 2, 'event', 'barter', 'changed', 'inferred', '{"when": "x", "payer": "x", "mode": "x", "tiv_new": "x"}');
INSERT INTO public.change VALUES (82, 2, 'event', 'barter', 'changed', 'condition', NULL);
INSERT INTO public.change VALUES (83, 2, 'event', 'turned', 'changed', 'kind', '"exercise"');
INSERT INTO public.change VALUES (84, 2, 'event', 'turned', 'changed', 'title', '"A drill, or a launch"');
INSERT INTO public.change VALUES (85, 2, 'event', 'turned', 'changed', 'series_number', '"9"');
INSERT INTO public.change VALUES (86, 2, 'event', 'turned', 'changed', 'cite', '{"wire": [{"quote": "the ninth", "for": ["series_number"], "disputes": {"series_number": "10"}}]}');
INSERT INTO public.change VALUES (87, 2, 'event', 'turned', 'changed', 'accepted', '{"series_number": "x"}');
INSERT INTO public.change VALUES (88, 2, 'event', 'doubtful-gift', 'changed', 'cite', '{"wire": [{"quote": "for grain", "disputes": {"mode": "barter"}}]}');
INSERT INTO public.change VALUES (89, 2, 'event', 'old-barter', 'removed', '', '{"chronicle": "released", "file": "words.yaml", "line": 81, "also": [], "record": {"kind": "procurement", "title": "A barter that is taken out", "when": "2022-06-22", "mode": "barter", "inferred": {"when": "x", "mode": "x"}}, "timezone": null}');
INSERT INTO public.change VALUES (90, 2, 'event', 'old-drill', 'removed', '', '{"chronicle": "released", "file": "words.yaml", "line": 59, "also": [], "record": {"kind": "exercise", "title": "A drill that is taken out", "when": "2022-06-20", "series_number": "7", "cite": {"gazette": [{"quote": "eight missiles", "for": ["when", "series_number"]}]}, "inferred": {"series_number": "x"}}, "timezone": null}');
INSERT INTO public.change VALUES (91, 2, 'event', 'order-again', 'removed', '', '{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "procurement", "title": "Approval of 20 fighters", "when": "2022-07", "stage": "approved", "links": [["same-as", "order"]], "inferred": {"when": "x", "stage": "x", "links": "x"}}, "timezone": "Asia/Seoul"}');
INSERT INTO public.change VALUES (92, 3, 'file', 'released/released.yaml', 'changed', 'sha256', '"d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55"');
INSERT INTO public.change VALUES (93, 3, 'file', 'released/retirements.yaml', 'changed', 'sha256', '"1294683674ac1d7eadce747c9d2af271c7bb81bae161af2489e6cb486781c1ce"');
INSERT INTO public.change VALUES (94, 3, 'file', 'released/wider.yaml', 'changed', 'sha256', '"89d4cf2de543c7fb50bdf6e3286cc3a32f01b37df6e6277f301939c5e92db0ea"');
INSERT INTO public.change VALUES (95, 3, 'file', 'released/words.yaml', 'changed', 'sha256', '"1a32f58840f7410539d4d63d35a2ba489afd8eaebe3217a1e5c00429ee130029"');
INSERT INTO public.change VALUES (96, 3, 'file', 'released/words.yaml', 'changed', 'lines', '{"warning": 47, "students": 41, "doubtful-aid": 75, "doubtful-gift": 65, "turned": 60, "talks": 53}');
INSERT INTO public.change VALUES (97, 3, 'event', 'old-barter', 'added', '', NULL);
INSERT INTO public.change VALUES (98, 3, 'event', 'old-drill', 'added', '', NULL);
INSERT INTO public.change VALUES (99, 3, 'event', 'order-again', 'added', '', NULL);
INSERT INTO public.change VALUES (100, 3, 'source', 'gazette', 'changed', 'text_sha256', '"10e171d91156a882b66ac7b3f4e284a08b0cd2bfc689024b08e919ae7f6e969c"');
INSERT INTO public.change VALUES (101, 3, 'system', 'fighters', 'changed', 'name', '"Fighter aircraft"');
INSERT INTO public.change VALUES (102, 3, 'event', 'test', 'changed', 'title', '"Eight missiles are launched"');
INSERT INTO public.change VALUES (103, 3, 'event', 'test', 'changed', 'range', '"85..95"');
INSERT INTO public.change VALUES (104, 3, 'event', 'order', 'changed', 'cite', '{"gazette": [{"quote": "around 3.9 trillion won ($3 billion) on fighters", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO public.change VALUES (105, 3, 'event', 'scrapped-boats', 'changed', 'cite', '{"press": [{"quote": "the boats are gone", "derived_from": ["wire", "gazette"], "for": ["when", "form"], "disputes": {"quantity": "not-applicable"}}]}');
INSERT INTO public.change VALUES (106, 3, 'event', 'parade-ground', 'changed', 'change', '"increased"');
INSERT INTO public.change VALUES (107, 3, 'event', 'food-aid', 'changed', 'quantity', '"not-applicable"');
INSERT INTO public.change VALUES (108, 3, 'event', 'series', 'changed', 'series_number', '"4"');
INSERT INTO public.change VALUES (109, 3, 'query', 'numbered', 'changed', 'text', '"kind:exercise series_number:3"');
INSERT INTO public.change VALUES (110, 3, 'event', 'balloons', 'changed', 'quantity', '"250..270"');
INSERT INTO public.change VALUES (111, 3, 'event', 'second-of-salvo', 'changed', 'series_number', '"3"');
INSERT INTO public.change VALUES (112, 3, 'event', 'barter', 'changed', 'condition', '"second-hand"');
INSERT INTO public.change VALUES (113, 3, 'event', 'barter', 'changed', 'inferred', '{"when": "x", "payer": "x", "mode": "x", "condition": "x", "tiv_new": "x"}');
INSERT INTO public.change VALUES (114, 3, 'event', 'turned', 'changed', 'kind', '"launch"');
INSERT INTO public.change VALUES (115, 3, 'event', 'turned', 'changed', 'title', '"A launch after all"');
INSERT INTO public.change VALUES (116, 3, 'event', 'turned', 'changed', 'series_number', NULL);
INSERT INTO public.change VALUES (117, 3, 'event', 'turned', 'changed', 'cite', NULL);
INSERT INTO public.change VALUES (118, 3, 'event', 'turned', 'changed', 'accepted', NULL);
INSERT INTO public.change VALUES (119, 3, 'event', 'doubtful-gift', 'changed', 'cite', '{"wire": [{"quote": "for grain", "disputes": {"mode": "transfer"}}]}');
INSERT INTO public.change VALUES (120, 3, 'event', 'protest', 'removed', '', '{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "statement", "title": "A protest", "when": "after test", "speaker": ["usa"], "inferred": {"when": "x", "speaker": "x"}}, "timezone": "Asia/Seoul"}');
INSERT INTO public.change VALUES (121, 4, 'file', 'released/released.yaml', 'changed', 'sha256', '"8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f"');
INSERT INTO public.change VALUES (122, 4, 'file', 'released/retirements.yaml', 'changed', 'sha256', '"d0fccb938207adbdc98ba30079612deffc1670c3b281dafbb5292ccd24e7ae1f"');
INSERT INTO public.change VALUES (123, 4, 'file', 'released/wider.yaml', 'changed', 'sha256', '"abe81a8578502df0b7f3af573614f26ec86f9b5f7ba32fc918578a1ba1026083"');
INSERT INTO public.change VALUES (124, 4, 'file', 'released/words.yaml', 'changed', 'sha256', '"cf23718b2cfa7fcf4f68678c0d7a9686f38e2667dbc71685234886ad738b1c14"');
INSERT INTO public.change VALUES (125, 4, 'file', 'released/words.yaml', 'changed', 'lines', '{"warning": 46, "students": 40, "doubtful-aid": 97, "doubtful-gift": 87, "turned": 69, "talks": 52}');
INSERT INTO public.change VALUES (126, 4, 'event', 'protest', 'added', '', NULL);
INSERT INTO public.change VALUES (127, 4, 'source', 'gazette', 'changed', 'text_sha256', '"865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408"');
INSERT INTO public.change VALUES (128, 4, 'system', 'fighters', 'changed', 'name', '"Fighters"');
INSERT INTO public.change VALUES (129, 4, 'event', 'test', 'changed', 'title', '"Launch of eight missiles"');
INSERT INTO public.change VALUES (130, 4, 'event', 'test', 'changed', 'range', '"~90"');
INSERT INTO public.change VALUES (131, 4, 'event', 'order', 'changed', 'cite', '{"gazette": [{"quote": "around 3.9 trillion won ($3 billion)", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO public.change VALUES (132, 4, 'event', 'scrapped-boats', 'changed', 'cite', '{"press": [{"quote": "the boats are gone", "derived_from": ["gazette", "wire"], "for": ["when", "form"], "disputes": {"quantity": "not-applicable"}}]}');
INSERT INTO public.change VALUES (133, 4, 'event', 'parade-ground', 'changed', 'change', '"started"');
INSERT INTO public.change VALUES (134, 4, 'event', 'food-aid', 'changed', 'quantity', '"5000"');
INSERT INTO public.change VALUES (135, 4, 'event', 'series', 'changed', 'series_number', '"3"');
INSERT INTO public.change VALUES (136, 4, 'query', 'numbered', 'changed', 'text', '"kind:exercise series_number:3,4"');
INSERT INTO public.change VALUES (137, 4, 'event', 'balloons', 'changed', 'quantity', '"~260"');
INSERT INTO public.change VALUES (138, 4, 'event', 'second-of-salvo', 'changed', 'series_number', '"2"');
INSERT INTO public.change VALUES (139, 4, 'event', 'barter', 'changed', 'inferred', '{"when": "x", "payer": "x", "mode": "x", "tiv_new": "x"}');
INSERT INTO public.change VALUES (140, 4, 'event', 'barter', 'changed', 'condition', NULL);
INSERT INTO public.change VALUES (141, 4, 'event', 'turned', 'changed', 'kind', '"exercise"');
INSERT INTO public.change VALUES (142, 4, 'event', 'turned', 'changed', 'title', '"A drill, or a launch"');
INSERT INTO public.change VALUES (143, 4, 'event', 'turned', 'changed', 'series_number', '"9"');
INSERT INTO public.change VALUES (144, 4, 'event', 'turned', 'changed', 'cite', '{"wire": [{"quote": "the ninth", "for": ["series_number"], "disputes": {"series_number": "10"}}]}');
INSERT INTO public.change VALUES (145, 4, 'event', 'turned', 'changed', 'accepted', '{"series_number": "x"}');
INSERT INTO public.change VALUES (146, 4, 'event', 'doubtful-gift', 'changed', 'cite', '{"wire": [{"quote": "for grain", "disputes": {"mode": "barter"}}]}');
INSERT INTO public.change VALUES (147, 4, 'event', 'old-barter', 'removed', '', '{"chronicle": "released", "file": "words.yaml", "line": 81, "also": [], "record": {"kind": "procurement", "title": "A barter that is taken out", "when": "2022-06-22", "mode": "barter", "inferred": {"when": "x", "mode": "x"}}, "timezone": null}');
INSERT INTO public.change VALUES (148, 4, 'event', 'old-drill', 'removed', '', '{"chronicle": "released", "file": "words.yaml", "line": 59, "also": [], "record": {"kind": "exercise", "title": "A drill that is taken out", "when": "2022-06-20", "series_number": "7", "cite": {"gazette": [{"quote": "eight missiles", "for": ["when", "series_number"]}]}, "inferred": {"series_number": "x"}}, "timezone": null}');
INSERT INTO public.change VALUES (149, 4, 'event', 'order-again', 'removed', '', '{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "procurement", "title": "Approval of 20 fighters", "when": "2022-07", "stage": "approved", "links": [["same-as", "order"]], "inferred": {"when": "x", "stage": "x", "links": "x"}}, "timezone": "Asia/Seoul"}');
INSERT INTO public.chronicle VALUES (1, 'released', 'What every version must be able to read');
INSERT INTO public.claim VALUES (14, 15, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (15, 15, NULL, 'speaker', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (16, 15, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (17, 15, NULL, 'words', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (18, 15, NULL, 'commitments', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (19, 15, NULL, 'links', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (20, 16, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (21, 16, NULL, 'participants', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (22, 16, NULL, 'level', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (23, 17, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (24, 17, NULL, 'force', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (25, 17, NULL, 'host', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (26, 17, NULL, 'movement', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (27, 17, NULL, 'systems', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (53, 32, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (54, 32, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (55, 32, NULL, 'outcome', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (56, 33, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (57, 33, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (58, 33, NULL, 'damage', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (59, 34, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (60, 34, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (61, 34, NULL, 'stage', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (62, 35, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (63, 35, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (64, 35, NULL, 'action', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (65, 35, NULL, 'goods', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (66, 36, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (67, 37, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (68, 37, NULL, 'bearing', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (69, 37, NULL, 'impact_place', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (70, 37, NULL, 'outcome', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (71, 37, NULL, 'killed', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (72, 37, NULL, 'wounded', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (73, 38, 7, 'quantity deliveries.1.quantity', 'supports', NULL, '6', NULL, NULL);
INSERT INTO public.claim VALUES (74, 38, 8, 'when', 'supports', NULL, '6', NULL, NULL);
INSERT INTO public.claim VALUES (75, 38, 9, 'stage', 'supports', NULL, '6', NULL, NULL);
INSERT INTO public.claim VALUES (76, 38, 9, 'quantity', 'disputes', '>16', '6', NULL, NULL);
INSERT INTO public.claim VALUES (77, 38, NULL, 'recipient', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (78, 38, NULL, 'mode', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (79, 38, NULL, 'condition', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (80, 38, NULL, 'platform', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (81, 38, NULL, 'local_designation', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (82, 38, NULL, 'delivered', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (83, 38, NULL, 'delivery', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (84, 38, NULL, 'deliveries', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (85, 38, NULL, 'tiv_unit', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (86, 38, NULL, 'tiv_total', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (87, 38, NULL, 'tiv_delivered', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (88, 39, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (89, 39, NULL, 'stage', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (90, 39, NULL, 'quantity', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (91, 39, NULL, 'links', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (92, 40, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (93, 40, NULL, 'stage', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (94, 40, NULL, 'links', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (99, 42, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (100, 42, NULL, 'target', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (107, 48, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (108, 48, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (109, 48, NULL, 'thrust', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (114, 50, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (115, 50, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (116, 51, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (117, 51, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (118, 52, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (119, 52, NULL, 'level', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (131, 57, 13, 'form', 'disputes', 'people-exchange', '6', NULL, NULL);
INSERT INTO public.claim VALUES (132, 57, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (133, 57, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (253, 62, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (254, 62, NULL, 'speaker', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (255, 14, 14, 'quantity', 'supports', NULL, '6', NULL, NULL);
INSERT INTO public.claim VALUES (256, 14, 14, 'quantity', 'disputes', '10', '6', NULL, NULL);
INSERT INTO public.claim VALUES (257, 14, 15, 'when', 'supports', NULL, '6', NULL, NULL);
INSERT INTO public.claim VALUES (258, 14, NULL, 'launcher', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (259, 14, NULL, 'range', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (260, 14, NULL, 'outcome', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (261, 14, NULL, 'place', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (262, 14, NULL, 'links', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (263, 14, NULL, 'quantity', 'accepted', NULL, '6', NULL, 'the count was confirmed');
INSERT INTO public.claim VALUES (264, 18, 16, 'cost', 'supports', NULL, '6', NULL, NULL);
INSERT INTO public.claim VALUES (265, 18, 16, 'cost', 'restates', '3e9 USD', '6', NULL, NULL);
INSERT INTO public.claim VALUES (266, 18, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (267, 18, NULL, 'stage', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (268, 18, NULL, 'buyer', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (269, 18, NULL, 'systems', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (270, 18, NULL, 'programme', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (271, 18, NULL, 'quantity', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (272, 18, NULL, 'fleet_after', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (273, 18, NULL, 'delivery', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (274, 21, 17, 'when form', 'supports', NULL, '6', NULL, NULL);
INSERT INTO public.claim VALUES (275, 21, 17, 'quantity', 'disputes', 'not-applicable', '6', NULL, NULL);
INSERT INTO public.claim VALUES (276, 21, NULL, 'quantity', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (277, 21, NULL, 'quantity', 'accepted', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (278, 22, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (279, 22, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (280, 22, NULL, 'change', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (281, 22, NULL, 'facility', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (282, 22, NULL, 'subject', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (283, 23, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (284, 23, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (285, 23, NULL, 'quantity', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (286, 41, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (287, 41, NULL, 'series_number', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (288, 41, NULL, 'code_name', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (289, 41, NULL, 'purpose', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (290, 46, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (291, 46, NULL, 'form', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (292, 46, NULL, 'quantity', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (293, 47, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (294, 47, NULL, 'series_number', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (295, 47, NULL, 'apogee', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (296, 49, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (297, 49, NULL, 'payer', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (298, 49, NULL, 'mode', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (299, 49, NULL, 'condition', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (300, 49, NULL, 'tiv_new', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (301, 54, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (302, 56, 18, 'mode', 'disputes', 'transfer', '6', NULL, NULL);
INSERT INTO public.claim VALUES (303, 56, NULL, 'when', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (304, 56, NULL, 'mode', 'inferred', NULL, '6', NULL, 'x');
INSERT INTO public.claim VALUES (305, 13, 19, 'when participants', 'supports', NULL, '2', 6, NULL);
INSERT INTO public.claim VALUES (306, 13, 20, 'troops', 'supports', NULL, '6', NULL, NULL);
INSERT INTO public.claim VALUES (307, 13, NULL, 'place', 'inferred', NULL, '6', NULL, 'the gazette is from there');
INSERT INTO public.claim VALUES (308, 13, NULL, 'form', 'inferred', NULL, '6', NULL, 'as every year');
INSERT INTO public.deployment VALUES (17, 'arrival', NULL);
INSERT INTO public.entity VALUES (1, 'tests', 'query', 1, 7, 'ad1f2537dbfd57909b9ac8a801762ffa621f72e249833493d9805bf79ee914a7', 1, 'ad1f2537dbfd5790', NULL);
INSERT INTO public.entity VALUES (3, 'wire', 'source', 1, 19, '838fad3978d5040e91c7a4cce360a3b32e5dbdbd40743cda177878e8bc43c786', 1, '838fad3978d5040e', NULL);
INSERT INTO public.entity VALUES (4, 'kor', 'actor', 1, 25, 'b8f15c9af0978b4fb7b5baec8fd52a861bad63e53330f28ec03e82d8d37cffef', 1, '085b118e2878a014', NULL);
INSERT INTO public.entity VALUES (5, 'usa', 'actor', 1, 26, 'ceb9e82f9ace4da6f3a6f7bcfa2dfbd021652512685b8bc0ca091e62e0ace58a', 1, 'ceb9e82f9ace4da6', NULL);
INSERT INTO public.entity VALUES (6, 'ministry', 'actor', 1, 27, '56e7fe5eebc8a545c15322e714008726efaa57b112b03188e584bb715e53f6d2', 1, '56e7fe5eebc8a545', NULL);
INSERT INTO public.entity VALUES (8, 'f-35a', 'system', 1, 31, '9d2a2ee40faa9655f7ec0a47f8d8fccbe29cd85315ede212d68ee10830d29d24', 1, '9d2a2ee40faa9655', NULL);
INSERT INTO public.entity VALUES (9, 'plans', 'programme', 1, 34, '819189e25494b26d618d5a98188efe9a991632b902d2ee786a3fc6ccf77fafdb', 1, '819189e25494b26d', NULL);
INSERT INTO public.entity VALUES (10, 'kill-chain', 'programme', 1, 35, '848bb828c66885cb71381f54e9d0fc882ca06accf8d9126d93e4860ca9c71fd9', 1, '848bb828c66885cb', NULL);
INSERT INTO public.entity VALUES (11, 'korea', 'place', 1, 38, 'a5d694758ffa132e2658fe6421b760496abb67ea109e86418fe15b00a7f9a7b4', 1, 'a5d694758ffa132e', NULL);
INSERT INTO public.entity VALUES (12, 'seoul', 'place', 1, 39, '1af2d2f2f53bfbfe5d2bc0564ab547c863c8d2a4cc5c6d64edd9d6ca8fbfca76', 1, '1af2d2f2f53bfbfe', NULL);
INSERT INTO public.entity VALUES (20, 'press', 'source', 2, 4, 'bb3799af5b184816a0f8e7956d1820b998c9e093954a55959fe49da45d884933', 1, 'bb3799af5b184816', NULL);
INSERT INTO public.entity VALUES (24, 'register', 'source', 3, 4, '706b4ab79b656ce4a71dcaf90f5edeabc5b45696d93ce4c4ae23c1cc4e8a6446', 1, '706b4ab79b656ce4', NULL);
INSERT INTO public.entity VALUES (25, 'paper', 'source', 3, 8, '09e2c3f92713f1eca765f21b2d0ede280bd883f94ae959e3e9e484937914c193', 1, '09e2c3f92713f1ec', NULL);
INSERT INTO public.entity VALUES (26, 'plant', 'actor', 3, 11, '8019e348bcebf712c1654fd1f64deb4eefc7421c3098d347d4decac5913b100a', 1, '8019e348bcebf712', NULL);
INSERT INTO public.entity VALUES (27, 'yemen', 'actor', 3, 12, '3d53b09ec9feb39e5948637d84e5a66fcd3326bce368edaf9c70179d58f023ae', 1, '3d53b09ec9feb39e', NULL);
INSERT INTO public.entity VALUES (28, 'band', 'actor', 3, 13, '317e8ee42be1619c7ed82364dd8972da66e7aa32d53387342ec14f280f47ff2f', 1, '317e8ee42be1619c', NULL);
INSERT INTO public.entity VALUES (29, 'engine', 'system', 3, 16, 'a5e1d3452303d32aa9f5fc622068ce63a6055f59a9696314447ff005bdc7e85f', 1, 'a5e1d3452303d32a', NULL);
INSERT INTO public.entity VALUES (30, 'rocket', 'system', 3, 17, 'a7614a849bc20e708a225c90c46df343fbb4a83aedb4721e999beded13ae6575', 1, 'a7614a849bc20e70', NULL);
INSERT INTO public.entity VALUES (31, 'rocket-b', 'system', 3, 18, '235aaab981489490b867f0ff1189ff89a77054216395602bf06979695be60f14', 1, '235aaab981489490', NULL);
INSERT INTO public.entity VALUES (44, 'bartered', 'query', 4, 5, '2c5ba3bb3fc877974f2eea398d7b43ca85bf104337d3ccc22b7aa208d4489c13', 1, '2c5ba3bb3fc87797', NULL);
INSERT INTO public.entity VALUES (45, 'carrier-of-troops', 'system', 4, 8, '3f5735741e4bdd869d817bf1650ad293d3d941df9fb9765bc7ad3bdc2fef5f39', 1, '3f5735741e4bdd86', NULL);
INSERT INTO public.entity VALUES (15, 'answer', 'event', 1, 80, '811a6da5550b8c1654560ec9fc71011ad13e04ff1d3f0365c8579288642d0769', 1, 'e19b43e717755ee1', NULL);
INSERT INTO public.entity VALUES (16, 'meeting', 'event', 1, 90, '65ef33cb0ec4e8e69ba69da001a9694c5bfedc573a24ac9dfc86a10f027c45b7', 1, '74d6455afa8af341', NULL);
INSERT INTO public.entity VALUES (17, 'arrival', 'event', 1, 97, '3575f95eafac2da89b4cc784d84b1300b4764814768f399db97a4df8f59515b6', 1, '6ac9146616e93565', NULL);
INSERT INTO public.entity VALUES (32, 'engine-test', 'event', 3, 21, '2977a1cb1e7d1b058765d0a7954c36a46fb9b46f8511ae6838b409afb6232837', 1, 'de6616f41d3e47cd', NULL);
INSERT INTO public.entity VALUES (33, 'shots', 'event', 3, 29, 'a9eba18a34835cd2507b798895fa48603a0fa855738083b81497b52b7600fb86', 1, 'a8beeecf5e4b1571', NULL);
INSERT INTO public.entity VALUES (34, 'pact', 'event', 3, 37, 'd34c78956eab2fcdd85ec6777c5b05c9438ffcdd60665f6e1adf04b0812d33d5', 1, '0d2bf7ce59020c0c', NULL);
INSERT INTO public.entity VALUES (35, 'ban', 'event', 3, 44, '320561389c6bc70a97b34ce413730502d27d29f6039e84f8baccc19e19f3a806', 1, '088ed3e7714c85df', NULL);
INSERT INTO public.entity VALUES (36, 'stock', 'event', 3, 52, '013c23445a7d79dbabd4c5320f1577527ecaa77f9390f2e7b8d28503fdec97ac', 1, '013c23445a7d79db', NULL);
INSERT INTO public.entity VALUES (37, 'flight', 'event', 3, 57, '3fa35328d298fd4a417b1ca0182eea16ffe03d9a18ff6f69058d4dc772f89749', 1, '3515bd11cce926ee', NULL);
INSERT INTO public.entity VALUES (38, 'contract', 'event', 3, 67, 'a2b0606c2398fa36f2f2c5bfaa435d6e4a58d0b5f1eb4cd04deaf486d83db0fa', 1, 'c1ae2b25df182f52', NULL);
INSERT INTO public.entity VALUES (39, 'handover', 'event', 3, 101, '7d0a79b47944870062a38cfb5deb36de5ea6c98e527b5edf2784e697fa660814', 1, '35f6c6204cd8e644', NULL);
INSERT INTO public.entity VALUES (40, 'bid', 'event', 3, 109, 'd28463814297e2568e1247516df68515a8efab2ba8692205b50a7431436e7600', 1, '43b3c361ae678a85', NULL);
INSERT INTO public.entity VALUES (42, 'about-it', 'event', 3, 124, '24ee30fc70ee762cb4855e715ad1f4ddb47553656787c7d6b246d41ff6d227e5', 1, '0c2c2f079d44cca6', NULL);
INSERT INTO public.entity VALUES (48, 'strong-engine', 'event', 4, 25, '698e03d5684f595b49212e7ef3c76a377e5ee995be7950b24378bcdf0208ff3b', 1, '873236e523b62e1b', NULL);
INSERT INTO public.entity VALUES (18, 'order', 'event', 1, 106, '153aa5ba56534a1a9f92cc184b32f11537ffb4f5fee7e339a816e770ced8b24a', 1, 'd00667f404f08c11', NULL);
INSERT INTO public.entity VALUES (21, 'scrapped-boats', 'event', 2, 7, 'dbb69fe7e126575df33295a65a128f091459bda664e491eee6d42c911c3a3304', 1, '659003785e575cdf', NULL);
INSERT INTO public.entity VALUES (22, 'parade-ground', 'event', 2, 21, 'd7365e2fcb91d2612472165566d181314d1fde801c2d9aeed0f378a548dda684', 1, '57165ab5f1692cb1', NULL);
INSERT INTO public.entity VALUES (23, 'food-aid', 'event', 2, 30, 'eb9bfeaf461ec8d317a1f26df0d3f52f9149e85106c39515995bc6f4bdec9111', 1, '1fc2bdbd487b4f59', NULL);
INSERT INTO public.entity VALUES (41, 'series', 'event', 3, 116, '40bceb1529a226d3cab8b55547fd2711158eed22b1f47ae8898129db234be3f1', 1, '44cfaa6ea3124bcb', NULL);
INSERT INTO public.entity VALUES (43, 'numbered', 'query', 4, 4, '4a19d3aaff6536e3d1bd97a6d9f2fad6c4e56c67ed850bcc95ba6eeca96c2e05', 1, '4a19d3aaff6536e3', NULL);
INSERT INTO public.entity VALUES (2, 'gazette', 'source', 1, 10, 'b1fdf1af51835df5b37e16b6d38b8c777db8b7eb9ecda27f1efc27b1a1256215', 1, 'e0b2a9dccbd185f9', NULL);
INSERT INTO public.entity VALUES (7, 'fighters', 'system', 1, 30, '871bde8b31d7212a3387425c3c8ce1b62bda4c52548ef9a4ece701f42f0bc87e', 1, '871bde8b31d7212a', NULL);
INSERT INTO public.entity VALUES (14, 'test', 'event', 1, 61, '7a90611b48ad392002c2579db24e4cb31210484fae74f743824c5ee82279fd10', 1, 'c965f0dd73d21564', NULL);
INSERT INTO public.entity VALUES (46, 'balloons', 'event', 4, 11, 'cf8a7a7b765912b869c0d1cbb9b8e51a54ed82eec228d08eb45b05385a60aed6', 1, 'f6585cf941de786d', NULL);
INSERT INTO public.entity VALUES (47, 'second-of-salvo', 'event', 4, 18, 'fbca3901b9f0966a4a820e06479936eb241a897328a398f9e41fd32bf2c898bf', 1, '96a71947d4859da8', NULL);
INSERT INTO public.entity VALUES (49, 'barter', 'event', 4, 32, 'bf626ed560897f26633550d94083646a9c27a5442314ccce8d622dea9ae4c2d1', 1, '6ccaeabbc7227c91', NULL);
INSERT INTO public.entity VALUES (13, 'drill', 'event', 1, 42, '8aeab14081d8102a561c29cb6ce9c07ee7e1740177497b56281b6a32d993a7b8', 1, 'b012e8f9970cbd1e', NULL);
INSERT INTO public.entity VALUES (62, 'protest', 'event', 1, 124, '87a0cc9046052fcc39cf8cc597fbc70fdf90ae3c782d0b5e018166dbbe6f1442', 4, '0d9f49dab95166a3', NULL);
INSERT INTO public.entity VALUES (50, 'students', 'event', 4, 41, '4f98d0d3a274efa82bee5770c60c89bc263de37e41afc6721b1d2ae8d966e431', 1, '30c145962907540c', NULL);
INSERT INTO public.entity VALUES (51, 'warning', 'event', 4, 47, 'd25523c831801196f3bee02aae98ab4da03582794ad1211c181c3afc92f4d33b', 1, 'd832f83f5ce1032e', NULL);
INSERT INTO public.entity VALUES (52, 'talks', 'event', 4, 53, '56d7fb0a641c319c9ee1fce6a3ce108df3cd0554034ae3a241810e26d740dd48', 1, 'b2e18bf387c69233', NULL);
INSERT INTO public.entity VALUES (54, 'turned', 'event', 4, 60, '801879affb42f3280df50156188e8ddfedb04cde61f76e27450faf81b8bed1cd', 1, '801879affb42f328', NULL);
INSERT INTO public.entity VALUES (56, 'doubtful-gift', 'event', 4, 65, '5cc55d0f3b5e34043d540b1a9069033663604f809cf9a514aa208bda63c6707e', 1, 'b2aebbe9fd7c2455', NULL);
INSERT INTO public.entity VALUES (57, 'doubtful-aid', 'event', 4, 75, 'd0e93a82d9f133f65c59e0e25a6649250777df0319c6ee21b4dc8814d4fcbd00', 1, 'a3873464903aa7d9', NULL);
INSERT INTO public.event VALUES (16, 'summit', 'The presidents meet', NULL, 'occurred', NULL, '2022-05?', '2022-05?', 'month', '?', 738276, 738306, 738276, 738306, 0, false, NULL, 'Asia/Seoul', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (33, 'incident', 'Shots across the line', NULL, 'occurred', NULL, '2022-07-06T17:00~', '2022-07-06?', 'hour', '?', 738342, 738342, 738342, 738342, 0, false, 1657094400, 'Asia/Seoul', NULL, NULL, 'Asia/Seoul', 1657090800, 1657098000);
INSERT INTO public.event VALUES (34, 'agreement', 'A pact', NULL, 'occurred', NULL, '2022-07-07T21:13Z', '2022-07-07?', 'minute', '?', 738343, 738343, 738343, 738343, 0, false, 1657228380, NULL, NULL, NULL, NULL, 1657228380, 1657228439);
INSERT INTO public.event VALUES (35, 'measure', 'A ban', NULL, 'occurred', NULL, '2022-07', '2022-07', 'month', '?', 738337, 738367, 738337, 738367, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (36, 'inventory', 'A stock', NULL, 'occurred', NULL, '2022-07-08', '2022-07-08', 'day', '?', 738344, 738344, 738344, 738344, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (38, 'procurement', 'Aircraft in parts', NULL, 'occurred', NULL, '2014', '2014', 'year', '', 735234, 735598, 735234, 735598, 1, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (39, 'procurement', 'The last aircraft arrive', NULL, 'occurred', NULL, '2016-04', '2016-04', 'month', '?', 736055, 736084, 736055, 736084, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (40, 'procurement', 'Aircraft are proposed', NULL, 'occurred', NULL, '2013', '2013', 'year', '?', 734869, 735233, 734869, 735233, 1, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (42, 'statement', 'A statement about an actor', NULL, 'occurred', NULL, '2022-06-02', '2022-06-02', 'day', '?', 738308, 738308, 738308, 738308, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (48, 'test', 'A strong engine is tested', NULL, 'occurred', NULL, '2022-07-12', '2022-07-12', 'day', '?', 738348, 738348, 738348, 738348, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (50, 'measure', 'Students are sent', NULL, 'occurred', NULL, '2022-07-14', '2022-07-14', 'day', '?', 738350, 738350, 738350, 738350, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (51, 'statement', 'A zone is closed to ships', NULL, 'occurred', NULL, '2022-07-15', '2022-07-15', 'day', '?', 738351, 738351, 738351, 738351, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (52, 'summit', 'Delegations of two cities meet', NULL, 'occurred', NULL, '2022-07-16', '2022-07-16', 'day', '?', 738352, 738352, 738352, 738352, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (57, 'measure', 'Aid, or workers', NULL, 'occurred', NULL, '2022-06-24', '2022-06-24', 'day', '?', 738330, 738330, 738330, 738330, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (32, 'test', 'An engine is tested', NULL, 'occurred', NULL, 'night of 2022-07-05', '[2022-07-05?..2022-07-06?]', 'part-of-day', '?', 738341, 738342, 738341, 738342, 0, false, NULL, NULL, NULL, 4167460454400, NULL, NULL, NULL);
INSERT INTO public.event VALUES (37, 'launch', 'A launch with a bearing', NULL, 'occurred', NULL, '2022-07-09T06:13', '2022-07-09?', 'minute', '?', 738345, 738345, 738345, 738345, 0, false, NULL, NULL, NULL, 3274577018880, NULL, NULL, NULL);
INSERT INTO public.event VALUES (15, 'statement', 'The ministry praises the launch', NULL, 'occurred', NULL, '0 days after test', '2022-07-05?', 'day', '?', 738341, 738341, 738341, 738341, 0, false, NULL, 'Asia/Seoul', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (17, 'deployment', 'Fighters arrive', NULL, 'occurred', NULL, 'early 2022-07', '[2022-07-01%..2022-07-10%]', 'set', '?~', 738337, 738346, 738337, 738346, 0, false, NULL, 'Asia/Seoul', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (62, 'statement', 'A protest', NULL, 'occurred', NULL, 'after test', '[2022-07-05?..]', 'set', '?', 738341, 4611686018427387904, 738341, 4611686018427387904, 4, false, NULL, 'Asia/Seoul', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (14, 'launch', 'Eight missiles are launched', NULL, 'occurred', 12, '2022-07-05T09:30:00', '2022-07-05T09:30:00', 'datetime', '', 738341, 738341, 738341, 738341, 0, true, 1656981000, 'Asia/Seoul', NULL, NULL, NULL, 1656981000, 1656981000);
INSERT INTO public.event VALUES (18, 'procurement', 'Twenty fighters are approved', NULL, 'occurred', NULL, 'about 1 week after arrival', '[2022-07-06%..2022-07-19%]', 'set', '?~', 738342, 738355, 738342, 738355, 0, false, NULL, 'Asia/Seoul', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (21, 'retirement', 'Boats are scrapped', NULL, 'occurred', NULL, '2022-08-01', '2022-08-01', 'day', '', 738368, 738368, 738368, 738368, 0, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (22, 'activity', 'Vehicles on the parade ground', NULL, 'occurred', NULL, '2022-08-02', '2022-08-02', 'day', '?', 738369, 738369, 738369, 738369, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (23, 'measure', 'Food aid', NULL, 'occurred', NULL, '2022-08-03', '2022-08-03', 'day', '?', 738370, 738370, 738370, 738370, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (41, 'exercise', 'A drill of a series', NULL, 'occurred', NULL, '2022-06', '2022-06', 'month', '?', 738307, 738336, 738307, 738336, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (46, 'incident', 'Balloons cross the line', NULL, 'occurred', NULL, '2022-07-10', '2022-07-10', 'day', '?', 738346, 738346, 738346, 738346, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (47, 'launch', 'The second missile', NULL, 'occurred', NULL, '2022-07-11', '2022-07-11', 'day', '?', 738347, 738347, 738347, 738347, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (49, 'procurement', 'Vehicles for grain', NULL, 'occurred', NULL, '2022-07-13', '2022-07-13', 'day', '?', 738349, 738349, 738349, 738349, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (54, 'launch', 'A launch after all', NULL, 'occurred', NULL, '2022-06-21', '2022-06-21', 'day', '?', 738327, 738327, 738327, 738327, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (56, 'procurement', 'A gift, or a barter', NULL, 'occurred', NULL, '2022-06-23', '2022-06-23', 'day', '?', 738329, 738329, 738329, 738329, 0, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event VALUES (13, 'exercise', 'Combined drill', NULL, 'occurred', 12, '2022-07-01/2022-07-05', '2022-07-01/2022-07-05', 'interval', '', 738337, 738337, 738341, 738341, 0, true, NULL, 'Asia/Seoul', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.event_date VALUES (2, 38, 'deliveries', '', '2014', '2014', 735234, 735598, false, '1.when');
INSERT INTO public.event_date VALUES (3, 38, 'deliveries', '', '2016-03', '2016-03', 736024, 736054, false, '2.when');
INSERT INTO public.event_date VALUES (4, 38, 'delivery', 'actual', '{1976,1978}', '{1976,1978}', 721354, 722449, false, '');
INSERT INTO public.event_date VALUES (7, 18, 'delivery', 'expected', 'by 2030', '[..2030-12-31?]', -4611686018427387904, 741442, false, '');
INSERT INTO public.event_date_member VALUES (1, 38, 'delivery', 'actual', '', 721354, 721719, false);
INSERT INTO public.event_date_member VALUES (2, 38, 'delivery', 'actual', '', 722085, 722449, false);
INSERT INTO public.event_programme VALUES (18, 10, 0);
INSERT INTO public.event_system VALUES (17, 8, 0);
INSERT INTO public.event_system VALUES (18, 8, 0);
INSERT INTO public.event_tag VALUES (32, 'engines', 0);
INSERT INTO public.event_tag VALUES (32, 'july', 1);
INSERT INTO public.exercise VALUES (41, NULL, NULL, NULL, '4', 'Shield', 'to train');
INSERT INTO public.exercise VALUES (13, NULL, 'field-training', NULL, NULL, NULL, NULL);
INSERT INTO public.file VALUES (1, 1, 'released.yaml', 'd5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55', 'Asia/Seoul', NULL);
INSERT INTO public.file VALUES (2, 1, 'retirements.yaml', '1294683674ac1d7eadce747c9d2af271c7bb81bae161af2489e6cb486781c1ce', NULL, NULL);
INSERT INTO public.file VALUES (3, 1, 'wider.yaml', '89d4cf2de543c7fb50bdf6e3286cc3a32f01b37df6e6277f301939c5e92db0ea', NULL, NULL);
INSERT INTO public.file VALUES (4, 1, 'words.yaml', '1a32f58840f7410539d4d63d35a2ba489afd8eaebe3217a1e5c00429ee130029', NULL, NULL);
INSERT INTO public.incident VALUES (33, 'fire', 'a window');
INSERT INTO public.incident VALUES (46, 'discovery', NULL);
INSERT INTO public.inventory VALUES (36);
INSERT INTO public.launch VALUES (37, NULL, 'not-applicable', NULL, 11, NULL);
INSERT INTO public.launch VALUES (14, NULL, 'success', NULL, NULL, NULL);
INSERT INTO public.launch VALUES (47, NULL, NULL, NULL, NULL, '3');
INSERT INTO public.launch VALUES (54, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.link VALUES (15, 'responds-to', 14, 0);
INSERT INTO public.link VALUES (39, 'delivers', 38, 0);
INSERT INTO public.link VALUES (40, 'stage-of', 38, 0);
INSERT INTO public.link VALUES (14, 'during', 13, 0);
INSERT INTO public.measure VALUES (35, 'embargo', 'imposed', 'engines');
INSERT INTO public.measure VALUES (50, 'people-exchange', NULL, NULL);
INSERT INTO public.measure VALUES (57, 'aid', NULL, NULL);
INSERT INTO public.measure VALUES (23, 'aid', NULL, NULL);
INSERT INTO public.participation VALUES (15, 'speaker', 6, 0);
INSERT INTO public.participation VALUES (16, 'participants', 4, 0);
INSERT INTO public.participation VALUES (16, 'participants', 5, 1);
INSERT INTO public.participation VALUES (17, 'force', 5, 0);
INSERT INTO public.participation VALUES (17, 'host', 4, 0);
INSERT INTO public.participation VALUES (38, 'recipient', 4, 0);
INSERT INTO public.participation VALUES (42, 'target', 5, 0);
INSERT INTO public.participation VALUES (62, 'speaker', 5, 0);
INSERT INTO public.participation VALUES (14, 'launcher', 4, 0);
INSERT INTO public.participation VALUES (18, 'buyer', 6, 0);
INSERT INTO public.participation VALUES (49, 'payer', 5, 0);
INSERT INTO public.participation VALUES (13, 'participants', 4, 0);
INSERT INTO public.participation VALUES (13, 'participants', 5, 1);
INSERT INTO public.passage VALUES (7, 38, 24, '', '', '', NULL, NULL, NULL, NULL, 12, 17, 'Number ordered', NULL, NULL, NULL);
INSERT INTO public.passage VALUES (8, 38, 24, 'in 2014', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 40, NULL, NULL);
INSERT INTO public.passage VALUES (9, 38, 24, '', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '00:12:31', NULL);
INSERT INTO public.passage VALUES (13, 57, 3, 'workers', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.passage VALUES (14, 14, 2, 'eight missiles', '', '', 163, 177, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.passage VALUES (15, 14, 2, 'eight missiles were launched at half past nine on the 5th', '', '', 163, 220, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.passage VALUES (16, 18, 2, 'around 3.9 trillion won ($3 billion) on fighters', '', '', 236, 284, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.passage VALUES (17, 21, 20, 'the boats are gone', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.passage VALUES (18, 56, 3, 'for grain', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.passage VALUES (19, 13, 2, 'a combined drill of South Korea and the United States from 1 to 5 July', '', '', 22, 92, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.passage VALUES (20, 13, 2, 'more than 17,000 Americans and over 300,000 South Koreans', '', '', 99, 156, 'en', 'mehr als 17.000', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.passage_origin VALUES (38, 9, 25, 0);
INSERT INTO public.passage_origin VALUES (21, 17, 3, 0);
INSERT INTO public.passage_origin VALUES (21, 17, 2, 1);
INSERT INTO public.place VALUES (11, 'Korea', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.place VALUES (12, 'Seoul', 'KOR', '37.5', '127.0', 'Asia/Seoul', 11, NULL);
INSERT INTO public.procurement VALUES (38, 'ordered', 'licence-production', 'new', 'a ship', 'KF-35');
INSERT INTO public.procurement VALUES (39, 'delivered', NULL, NULL, NULL, NULL);
INSERT INTO public.procurement VALUES (40, 'proposed', NULL, NULL, NULL, NULL);
INSERT INTO public.procurement VALUES (18, 'approved', NULL, NULL, NULL, NULL);
INSERT INTO public.procurement VALUES (49, NULL, 'barter', 'second-hand', NULL, NULL);
INSERT INTO public.procurement VALUES (56, NULL, 'gift', NULL, NULL, NULL);
INSERT INTO public.programme VALUES (9, 'Plans', NULL, 4, NULL, NULL);
INSERT INTO public.programme VALUES (10, 'Kill Chain', 'to answer threats', NULL, 9, NULL);
INSERT INTO public.relation VALUES (15, 14);
INSERT INTO public.relation VALUES (62, 14);
INSERT INTO public.relation VALUES (18, 17);
INSERT INTO public.retirement VALUES (21, 'scrapped');
INSERT INTO public.revision VALUES (1, '2026-11-30T08:01:11Z', 'analyst', 'timeline 0.1.0', 'load first', NULL, true);
INSERT INTO public.revision VALUES (2, '2026-11-30T08:01:15Z', 'analyst', 'timeline 0.1.0', 'load then --prune', NULL, true);
INSERT INTO public.revision VALUES (3, '2026-11-30T08:01:19Z', 'analyst', 'timeline 0.1.0', 'undo', 2, true);
INSERT INTO public.revision VALUES (4, '2026-11-30T08:01:23Z', 'analyst', 'timeline 0.1.0', 'load then --prune', NULL, true);
INSERT INTO public.revision_file VALUES (1, 'released', 'released.yaml', '8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f');
INSERT INTO public.revision_file VALUES (1, 'released', 'retirements.yaml', 'd0fccb938207adbdc98ba30079612deffc1670c3b281dafbb5292ccd24e7ae1f');
INSERT INTO public.revision_file VALUES (1, 'released', 'wider.yaml', 'abe81a8578502df0b7f3af573614f26ec86f9b5f7ba32fc918578a1ba1026083');
INSERT INTO public.revision_file VALUES (1, 'released', 'words.yaml', 'cf23718b2cfa7fcf4f68678c0d7a9686f38e2667dbc71685234886ad738b1c14');
INSERT INTO public.revision_file VALUES (2, 'released', 'released.yaml', 'd5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55');
INSERT INTO public.revision_file VALUES (2, 'released', 'retirements.yaml', '1294683674ac1d7eadce747c9d2af271c7bb81bae161af2489e6cb486781c1ce');
INSERT INTO public.revision_file VALUES (2, 'released', 'wider.yaml', '89d4cf2de543c7fb50bdf6e3286cc3a32f01b37df6e6277f301939c5e92db0ea');
INSERT INTO public.revision_file VALUES (2, 'released', 'words.yaml', '1a32f58840f7410539d4d63d35a2ba489afd8eaebe3217a1e5c00429ee130029');
INSERT INTO public.revision_file VALUES (3, 'released', 'released.yaml', '8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f');
INSERT INTO public.revision_file VALUES (3, 'released', 'retirements.yaml', 'd0fccb938207adbdc98ba30079612deffc1670c3b281dafbb5292ccd24e7ae1f');
INSERT INTO public.revision_file VALUES (3, 'released', 'wider.yaml', 'abe81a8578502df0b7f3af573614f26ec86f9b5f7ba32fc918578a1ba1026083');
INSERT INTO public.revision_file VALUES (3, 'released', 'words.yaml', 'cf23718b2cfa7fcf4f68678c0d7a9686f38e2667dbc71685234886ad738b1c14');
INSERT INTO public.revision_file VALUES (4, 'released', 'released.yaml', 'd5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55');
INSERT INTO public.revision_file VALUES (4, 'released', 'retirements.yaml', '1294683674ac1d7eadce747c9d2af271c7bb81bae161af2489e6cb486781c1ce');
INSERT INTO public.revision_file VALUES (4, 'released', 'wider.yaml', '89d4cf2de543c7fb50bdf6e3286cc3a32f01b37df6e6277f301939c5e92db0ea');
INSERT INTO public.revision_file VALUES (4, 'released', 'words.yaml', '1a32f58840f7410539d4d63d35a2ba489afd8eaebe3217a1e5c00429ee130029');
INSERT INTO public.saved_query VALUES (1, 'kind:launch,exercise');
INSERT INTO public.saved_query VALUES (44, 'mode:gift,barter not:form:people-exchange');
INSERT INTO public.saved_query VALUES (43, 'kind:exercise series_number:3');
INSERT INTO public.search_entry VALUES (9, 15, 'title', 0, 31);
INSERT INTO public.search_entry VALUES (10, 15, 'words', 0, 10);
INSERT INTO public.search_entry VALUES (11, 15, 'commitments', 0, 14);
INSERT INTO public.search_entry VALUES (12, 15, 'commitments', 0, 10);
INSERT INTO public.search_entry VALUES (13, 16, 'title', 0, 19);
INSERT INTO public.search_entry VALUES (14, 17, 'title', 0, 15);
INSERT INTO public.search_entry VALUES (24, 32, 'title', 0, 19);
INSERT INTO public.search_entry VALUES (25, 33, 'title', 0, 21);
INSERT INTO public.search_entry VALUES (26, 33, 'damage', 0, 8);
INSERT INTO public.search_entry VALUES (27, 34, 'title', 0, 6);
INSERT INTO public.search_entry VALUES (28, 35, 'title', 0, 5);
INSERT INTO public.search_entry VALUES (29, 35, 'goods', 0, 7);
INSERT INTO public.search_entry VALUES (30, 36, 'title', 0, 7);
INSERT INTO public.search_entry VALUES (31, 37, 'title', 0, 23);
INSERT INTO public.search_entry VALUES (32, 38, 'title', 0, 17);
INSERT INTO public.search_entry VALUES (33, 38, 'platform', 0, 6);
INSERT INTO public.search_entry VALUES (34, 38, 'local_designation', 0, 5);
INSERT INTO public.search_entry VALUES (35, 38, 'quote', 0, 7);
INSERT INTO public.search_entry VALUES (36, 39, 'title', 0, 24);
INSERT INTO public.search_entry VALUES (37, 40, 'title', 0, 21);
INSERT INTO public.search_entry VALUES (42, 42, 'title', 0, 26);
INSERT INTO public.search_entry VALUES (46, 48, 'title', 0, 25);
INSERT INTO public.search_entry VALUES (48, 50, 'title', 0, 17);
INSERT INTO public.search_entry VALUES (49, 51, 'title', 0, 25);
INSERT INTO public.search_entry VALUES (50, 52, 'title', 0, 30);
INSERT INTO public.search_entry VALUES (60, 57, 'title', 0, 15);
INSERT INTO public.search_entry VALUES (61, 57, 'quote', 0, 7);
INSERT INTO public.search_entry VALUES (62, 62, 'title', 0, 9);
INSERT INTO public.search_entry VALUES (63, 2, 'text', 0, 308);
INSERT INTO public.search_entry VALUES (64, 14, 'title', 0, 27);
INSERT INTO public.search_entry VALUES (65, 14, 'quote', 0, 14);
INSERT INTO public.search_entry VALUES (66, 14, 'quote', 0, 57);
INSERT INTO public.search_entry VALUES (67, 18, 'title', 0, 28);
INSERT INTO public.search_entry VALUES (68, 18, 'quote', 0, 48);
INSERT INTO public.search_entry VALUES (69, 21, 'title', 0, 18);
INSERT INTO public.search_entry VALUES (70, 21, 'quote', 0, 18);
INSERT INTO public.search_entry VALUES (71, 22, 'title', 0, 29);
INSERT INTO public.search_entry VALUES (72, 22, 'facility', 0, 10);
INSERT INTO public.search_entry VALUES (73, 22, 'subject', 0, 8);
INSERT INTO public.search_entry VALUES (74, 23, 'title', 0, 8);
INSERT INTO public.search_entry VALUES (75, 41, 'title', 0, 19);
INSERT INTO public.search_entry VALUES (76, 41, 'series_number', 0, 1);
INSERT INTO public.search_entry VALUES (77, 41, 'code_name', 0, 6);
INSERT INTO public.search_entry VALUES (78, 41, 'purpose', 0, 8);
INSERT INTO public.search_entry VALUES (79, 46, 'title', 0, 23);
INSERT INTO public.search_entry VALUES (80, 47, 'title', 0, 18);
INSERT INTO public.search_entry VALUES (81, 47, 'series_number', 0, 1);
INSERT INTO public.search_entry VALUES (82, 49, 'title', 0, 18);
INSERT INTO public.search_entry VALUES (83, 54, 'title', 0, 18);
INSERT INTO public.search_entry VALUES (84, 56, 'title', 0, 19);
INSERT INTO public.search_entry VALUES (85, 56, 'quote', 0, 9);
INSERT INTO public.search_entry VALUES (86, 13, 'title', 0, 14);
INSERT INTO public.search_entry VALUES (87, 13, 'quote', 0, 70);
INSERT INTO public.search_entry VALUES (88, 13, 'quote', 0, 57);
INSERT INTO public.search_entry VALUES (89, 13, 'translation', 0, 15);
INSERT INTO public.search_index VALUES (9, '''launch'':5 ''ministry'':2 ''praises'':3 ''the'':1,4');
INSERT INTO public.search_index VALUES (10, '''a'':1 ''success'':2');
INSERT INTO public.search_index VALUES (11, '''again'':4 ''do'':2 ''it'':3 ''to'':1');
INSERT INTO public.search_index VALUES (12, '''do'':2 ''less'':3 ''to'':1');
INSERT INTO public.search_index VALUES (13, '''meet'':3 ''presidents'':2 ''the'':1');
INSERT INTO public.search_index VALUES (14, '''arrive'':2 ''fighters'':1');
INSERT INTO public.search_index VALUES (24, '''an'':1 ''engine'':2 ''is'':3 ''tested'':4');
INSERT INTO public.search_index VALUES (25, '''across'':2 ''line'':4 ''shots'':1 ''the'':3');
INSERT INTO public.search_index VALUES (26, '''a'':1 ''window'':2');
INSERT INTO public.search_index VALUES (27, '''a'':1 ''pact'':2');
INSERT INTO public.search_index VALUES (28, '''a'':1 ''ban'':2');
INSERT INTO public.search_index VALUES (29, '''engines'':1');
INSERT INTO public.search_index VALUES (30, '''a'':1 ''stock'':2');
INSERT INTO public.search_index VALUES (31, '''a'':1,4 ''bearing'':5 ''launch'':2 ''with'':3');
INSERT INTO public.search_index VALUES (32, '''aircraft'':1 ''in'':2 ''parts'':3');
INSERT INTO public.search_index VALUES (33, '''a'':1 ''ship'':2');
INSERT INTO public.search_index VALUES (34, '''35'':2 ''kf'':1');
INSERT INTO public.search_index VALUES (35, '''2014'':2 ''in'':1');
INSERT INTO public.search_index VALUES (36, '''aircraft'':3 ''arrive'':4 ''last'':2 ''the'':1');
INSERT INTO public.search_index VALUES (37, '''aircraft'':1 ''are'':2 ''proposed'':3');
INSERT INTO public.search_index VALUES (42, '''a'':1 ''about'':3 ''actor'':5 ''an'':4 ''statement'':2');
INSERT INTO public.search_index VALUES (46, '''a'':1 ''engine'':3 ''is'':4 ''strong'':2 ''tested'':5');
INSERT INTO public.search_index VALUES (48, '''are'':2 ''sent'':3 ''students'':1');
INSERT INTO public.search_index VALUES (49, '''a'':1 ''closed'':4 ''is'':3 ''ships'':6 ''to'':5 ''zone'':2');
INSERT INTO public.search_index VALUES (50, '''cities'':4 ''delegations'':1 ''meet'':5 ''of'':2 ''two'':3');
INSERT INTO public.search_index VALUES (60, '''aid'':1 ''or'':2 ''workers'':3');
INSERT INTO public.search_index VALUES (61, '''workers'':1');
INSERT INTO public.search_index VALUES (62, '''a'':1 ''protest'':2');
INSERT INTO public.search_index VALUES (63, '''000'':24,29 ''1'':16 ''17'':23 ''3'':48,52 ''300'':28 ''5'':18 ''5th'':43 ''9'':49 ''a'':5 ''americans'':25 ''and'':11,26 ''around'':47 ''at'':37 ''billion'':53 ''combined'':6 ''drill'':7 ''eight'':33 ''fighters'':55 ''from'':15 ''half'':38 ''it'':44 ''july'':19 ''korea'':10 ''koreans'':31 ''launched'':36 ''ministry'':2 ''missiles'':34 ''more'':21 ''nine'':40 ''of'':4,8 ''on'':41,54 ''over'':27 ''past'':39 ''protested'':57 ''south'':9,30 ''spend'':46 ''spoke'':3 ''states'':14 ''than'':22 ''the'':1,12,42 ''then'':32 ''to'':17 ''trillion'':50 ''united'':13 ''washington'':56 ''were'':35 ''will'':45 ''with'':20 ''won'':51');
INSERT INTO public.search_index VALUES (64, '''are'':3 ''eight'':1 ''launched'':4 ''missiles'':2');
INSERT INTO public.search_index VALUES (65, '''eight'':1 ''missiles'':2');
INSERT INTO public.search_index VALUES (66, '''5th'':11 ''at'':5 ''eight'':1 ''half'':6 ''launched'':4 ''missiles'':2 ''nine'':8 ''on'':9 ''past'':7 ''the'':10 ''were'':3');
INSERT INTO public.search_index VALUES (67, '''approved'':4 ''are'':3 ''fighters'':2 ''twenty'':1');
INSERT INTO public.search_index VALUES (68, '''3'':2,6 ''9'':3 ''around'':1 ''billion'':7 ''fighters'':9 ''on'':8 ''trillion'':4 ''won'':5');
INSERT INTO public.search_index VALUES (69, '''are'':2 ''boats'':1 ''scrapped'':3');
INSERT INTO public.search_index VALUES (70, '''are'':3 ''boats'':2 ''gone'':4 ''the'':1');
INSERT INTO public.search_index VALUES (71, '''ground'':5 ''on'':2 ''parade'':4 ''the'':3 ''vehicles'':1');
INSERT INTO public.search_index VALUES (72, '''ground'':2 ''the'':1');
INSERT INTO public.search_index VALUES (73, '''vehicles'':1');
INSERT INTO public.search_index VALUES (74, '''aid'':2 ''food'':1');
INSERT INTO public.search_index VALUES (75, '''a'':1,4 ''drill'':2 ''of'':3 ''series'':5');
INSERT INTO public.search_index VALUES (76, '''4'':1');
INSERT INTO public.search_index VALUES (77, '''shield'':1');
INSERT INTO public.search_index VALUES (78, '''to'':1 ''train'':2');
INSERT INTO public.search_index VALUES (79, '''balloons'':1 ''cross'':2 ''line'':4 ''the'':3');
INSERT INTO public.search_index VALUES (80, '''missile'':3 ''second'':2 ''the'':1');
INSERT INTO public.search_index VALUES (81, '''3'':1');
INSERT INTO public.search_index VALUES (82, '''for'':2 ''grain'':3 ''vehicles'':1');
INSERT INTO public.search_index VALUES (83, '''a'':1 ''after'':3 ''all'':4 ''launch'':2');
INSERT INTO public.search_index VALUES (84, '''a'':1,4 ''barter'':5 ''gift'':2 ''or'':3');
INSERT INTO public.search_index VALUES (85, '''for'':1 ''grain'':2');
INSERT INTO public.search_index VALUES (86, '''combined'':1 ''drill'':2');
INSERT INTO public.search_index VALUES (87, '''1'':12 ''5'':14 ''a'':1 ''and'':7 ''combined'':2 ''drill'':3 ''from'':11 ''july'':15 ''korea'':6 ''of'':4 ''south'':5 ''states'':10 ''the'':8 ''to'':13 ''united'':9');
INSERT INTO public.search_index VALUES (88, '''000'':4,9 ''17'':3 ''300'':8 ''americans'':5 ''and'':6 ''koreans'':11 ''more'':1 ''over'':7 ''south'':10 ''than'':2');
INSERT INTO public.search_index VALUES (89, '''000'':4 ''17'':3 ''als'':2 ''mehr'':1');
INSERT INTO public.source VALUES (20, 'A press review', NULL, NULL, NULL, NULL, NULL, 'unknown', -4611686018427387903, 4611686018427387903, NULL, 'F', NULL, NULL, NULL, NULL, NULL, 'unknown', -4611686018427387903, 4611686018427387903, NULL, NULL);
INSERT INTO public.source VALUES (24, 'A register', NULL, NULL, NULL, NULL, NULL, '2022-08-01', 738368, 738368, NULL, 'F', NULL, NULL, NULL, NULL, NULL, '1990/2022-06', 726468, 738336, NULL, NULL);
INSERT INTO public.source VALUES (25, 'A paper', NULL, NULL, NULL, NULL, NULL, '2022-07-07', 738343, 738343, NULL, 'F', NULL, NULL, NULL, NULL, NULL, 'unknown', -4611686018427387903, 4611686018427387903, NULL, NULL);
INSERT INTO public.source VALUES (3, 'A wire report', NULL, NULL, NULL, NULL, NULL, 'unknown', -4611686018427387903, 4611686018427387903, NULL, 'F', NULL, 2, NULL, NULL, NULL, 'unknown', -4611686018427387903, 4611686018427387903, NULL, NULL);
INSERT INTO public.source VALUES (2, 'The gazette of the 6th of July', 'The Gazette', NULL, 'https://example.org/gazette', NULL, NULL, '2022-07-06', 738342, 738342, 'en', 'B', NULL, NULL, 'gazette.txt', 2, NULL, 'unknown', -4611686018427387903, 4611686018427387903, NULL, NULL);
INSERT INTO public.statement VALUES (15, 'press-release', 'A success.');
INSERT INTO public.statement VALUES (42, NULL, NULL);
INSERT INTO public.statement VALUES (51, 'notice', NULL);
INSERT INTO public.statement VALUES (62, NULL, NULL);
INSERT INTO public.summit VALUES (16, NULL, 'leaders', NULL);
INSERT INTO public.summit VALUES (52, NULL, 'others', NULL);
INSERT INTO public.system VALUES (29, 'An engine', 'engine', NULL, NULL, NULL, 'turbofan', 26, NULL);
INSERT INTO public.system VALUES (30, 'A rocket', 'missile', NULL, NULL, NULL, 'icbm', NULL, NULL);
INSERT INTO public.system VALUES (45, 'A carrier of troops', 'vehicle', NULL, NULL, NULL, 'ifv', NULL, NULL);
INSERT INTO public.system VALUES (8, 'F-35A', 'aircraft', 'USA', 7, NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (31, 'A rocket with a change', 'missile', NULL, NULL, NULL, NULL, NULL, 30);
INSERT INTO public.system VALUES (7, 'Fighter aircraft', 'aircraft', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.test VALUES (32, 'engine', 'partial');
INSERT INTO public.test VALUES (48, 'underwater', NULL);
INSERT INTO public.text VALUES (1, '865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408', 'The ministry spoke of a combined drill of South Korea and the United States from 1 to 5 July, with more than 17,000 Americans and over 300,000 South Koreans. Then eight missiles were launched at half past nine on the 5th. It will spend around 3.9 trillion won ($3 billion) on fighters.
');
INSERT INTO public.text VALUES (2, '10e171d91156a882b66ac7b3f4e284a08b0cd2bfc689024b08e919ae7f6e969c', 'The ministry spoke of a combined drill of South Korea and the United States from 1 to 5 July, with more than 17,000 Americans and over 300,000 South Koreans. Then eight missiles were launched at half past nine on the 5th. It will spend around 3.9 trillion won ($3 billion) on fighters.
Washington protested.
');
INSERT INTO public.wording VALUES (1, 15, 'commitments', 'more', 0, 'to do it again');
INSERT INTO public.wording VALUES (2, 15, 'commitments', 'less', 1, 'to do less');
SELECT pg_catalog.setval('public.alias_id_seq', 5, true);
SELECT pg_catalog.setval('public.amount_id_seq', 60, true);
SELECT pg_catalog.setval('public.change_id_seq', 149, true);
SELECT pg_catalog.setval('public.chronicle_id_seq', 1, true);
SELECT pg_catalog.setval('public.claim_id_seq', 308, true);
SELECT pg_catalog.setval('public.entity_id_seq', 63, false);
SELECT pg_catalog.setval('public.event_date_id_seq', 7, true);
SELECT pg_catalog.setval('public.event_date_member_id_seq', 2, true);
SELECT pg_catalog.setval('public.file_id_seq', 4, true);
SELECT pg_catalog.setval('public.passage_id_seq', 21, false);
SELECT pg_catalog.setval('public.revision_id_seq', 4, true);
SELECT pg_catalog.setval('public.search_entry_id_seq', 1, false);
SELECT pg_catalog.setval('public.text_id_seq', 2, true);
SELECT pg_catalog.setval('public.wording_id_seq', 2, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.activity
    ADD CONSTRAINT pk_activity PRIMARY KEY (event_id);
ALTER TABLE ONLY public.actor
    ADD CONSTRAINT pk_actor PRIMARY KEY (id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT pk_agreement PRIMARY KEY (event_id);
ALTER TABLE ONLY public.alias
    ADD CONSTRAINT pk_alias PRIMARY KEY (id);
ALTER TABLE ONLY public.amount
    ADD CONSTRAINT pk_amount PRIMARY KEY (id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT pk_change PRIMARY KEY (id);
ALTER TABLE ONLY public.chronicle
    ADD CONSTRAINT pk_chronicle PRIMARY KEY (id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT pk_claim PRIMARY KEY (id);
ALTER TABLE ONLY public.definition
    ADD CONSTRAINT pk_definition PRIMARY KEY (entity_id, file_id);
ALTER TABLE ONLY public.deployment
    ADD CONSTRAINT pk_deployment PRIMARY KEY (event_id);
ALTER TABLE ONLY public.entity
    ADD CONSTRAINT pk_entity PRIMARY KEY (id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT pk_event PRIMARY KEY (id);
ALTER TABLE ONLY public.event_date
    ADD CONSTRAINT pk_event_date PRIMARY KEY (id);
ALTER TABLE ONLY public.event_date_member
    ADD CONSTRAINT pk_event_date_member PRIMARY KEY (id);
ALTER TABLE ONLY public.event_programme
    ADD CONSTRAINT pk_event_programme PRIMARY KEY (event_id, programme_id);
ALTER TABLE ONLY public.event_system
    ADD CONSTRAINT pk_event_system PRIMARY KEY (event_id, system_id);
ALTER TABLE ONLY public.event_tag
    ADD CONSTRAINT pk_event_tag PRIMARY KEY (event_id, tag);
ALTER TABLE ONLY public.exercise
    ADD CONSTRAINT pk_exercise PRIMARY KEY (event_id);
ALTER TABLE ONLY public.file
    ADD CONSTRAINT pk_file PRIMARY KEY (id);
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT pk_incident PRIMARY KEY (event_id);
ALTER TABLE ONLY public.inventory
    ADD CONSTRAINT pk_inventory PRIMARY KEY (event_id);
ALTER TABLE ONLY public.launch
    ADD CONSTRAINT pk_launch PRIMARY KEY (event_id);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT pk_link PRIMARY KEY (from_id, type, to_id);
ALTER TABLE ONLY public.measure
    ADD CONSTRAINT pk_measure PRIMARY KEY (event_id);
ALTER TABLE ONLY public.participation
    ADD CONSTRAINT pk_participation PRIMARY KEY (event_id, role, actor_id);
ALTER TABLE ONLY public.passage
    ADD CONSTRAINT pk_passage PRIMARY KEY (id);
ALTER TABLE ONLY public.passage_origin
    ADD CONSTRAINT pk_passage_origin PRIMARY KEY (passage_id, source_id);
ALTER TABLE ONLY public.place
    ADD CONSTRAINT pk_place PRIMARY KEY (id);
ALTER TABLE ONLY public.procurement
    ADD CONSTRAINT pk_procurement PRIMARY KEY (event_id);
ALTER TABLE ONLY public.programme
    ADD CONSTRAINT pk_programme PRIMARY KEY (id);
ALTER TABLE ONLY public.relation
    ADD CONSTRAINT pk_relation PRIMARY KEY (event_id, anchor_id);
ALTER TABLE ONLY public.retirement
    ADD CONSTRAINT pk_retirement PRIMARY KEY (event_id);
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT pk_revision PRIMARY KEY (id);
ALTER TABLE ONLY public.revision_file
    ADD CONSTRAINT pk_revision_file PRIMARY KEY (revision_id, chronicle, path);
ALTER TABLE ONLY public.saved_query
    ADD CONSTRAINT pk_saved_query PRIMARY KEY (id);
ALTER TABLE ONLY public.search_entry
    ADD CONSTRAINT pk_search_entry PRIMARY KEY (id);
ALTER TABLE ONLY public.source
    ADD CONSTRAINT pk_source PRIMARY KEY (id);
ALTER TABLE ONLY public.source_column
    ADD CONSTRAINT pk_source_column PRIMARY KEY (source_id, "position");
ALTER TABLE ONLY public.statement
    ADD CONSTRAINT pk_statement PRIMARY KEY (event_id);
ALTER TABLE ONLY public.summit
    ADD CONSTRAINT pk_summit PRIMARY KEY (event_id);
ALTER TABLE ONLY public.system
    ADD CONSTRAINT pk_system PRIMARY KEY (id);
ALTER TABLE ONLY public.test
    ADD CONSTRAINT pk_test PRIMARY KEY (event_id);
ALTER TABLE ONLY public.text
    ADD CONSTRAINT pk_text PRIMARY KEY (id);
ALTER TABLE ONLY public.wording
    ADD CONSTRAINT pk_wording PRIMARY KEY (id);
ALTER TABLE ONLY public.search_index
    ADD CONSTRAINT search_index_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chronicle
    ADD CONSTRAINT uq_chronicle_name UNIQUE (name);
ALTER TABLE ONLY public.entity
    ADD CONSTRAINT uq_entity_key UNIQUE (key);
ALTER TABLE ONLY public.file
    ADD CONSTRAINT uq_file_chronicle_id_path UNIQUE (chronicle_id, path);
ALTER TABLE ONLY public.source_column
    ADD CONSTRAINT uq_source_column_source_id_name UNIQUE (source_id, name);
ALTER TABLE ONLY public.text
    ADD CONSTRAINT uq_text_sha256 UNIQUE (sha256);
ALTER TABLE ONLY public.wording
    ADD CONSTRAINT uq_wording_event_id_field_slot UNIQUE (event_id, field, slot);
CREATE INDEX ix_actor_part_of_id ON public.actor USING btree (part_of_id);
CREATE INDEX ix_alias_entity_id ON public.alias USING btree (entity_id);
CREATE INDEX ix_amount_actor_id ON public.amount USING btree (actor_id);
CREATE INDEX ix_amount_event_id ON public.amount USING btree (event_id);
CREATE INDEX ix_amount_field_high_low ON public.amount USING btree (field, high, low);
CREATE INDEX ix_change_key ON public.change USING btree (key);
CREATE INDEX ix_change_revision_id ON public.change USING btree (revision_id);
CREATE INDEX ix_claim_claimant_id ON public.claim USING btree (claimant_id);
CREATE INDEX ix_claim_entity_id ON public.claim USING btree (entity_id);
CREATE INDEX ix_claim_passage_id ON public.claim USING btree (passage_id);
CREATE INDEX ix_definition_file_id ON public.definition USING btree (file_id);
CREATE INDEX ix_entity_file_id ON public.entity USING btree (file_id);
CREATE INDEX ix_entity_type ON public.entity USING btree (type);
CREATE INDEX ix_event_date_event_id ON public.event_date USING btree (event_id);
CREATE INDEX ix_event_date_field_lo_hi ON public.event_date USING btree (field, lo, hi);
CREATE INDEX ix_event_date_member_event_id ON public.event_date_member USING btree (event_id);
CREATE INDEX ix_event_date_member_field_lo_hi ON public.event_date_member USING btree (field, lo, hi);
CREATE INDEX ix_event_kind_start_lo ON public.event USING btree (kind, start_lo);
CREATE INDEX ix_event_place_id ON public.event USING btree (place_id);
CREATE INDEX ix_event_programme_programme_id_event_id ON public.event_programme USING btree (programme_id, event_id);
CREATE INDEX ix_event_same_as_id ON public.event USING btree (same_as_id) WHERE (same_as_id IS NOT NULL);
CREATE INDEX ix_event_span_class_start_lo_end_hi_sure ON public.event USING btree (span_class, start_lo, end_hi, sure);
CREATE INDEX ix_event_start_lo_end_hi_id ON public.event USING btree (start_lo, end_hi, id);
CREATE INDEX ix_event_status_start_lo ON public.event USING btree (status, start_lo);
CREATE INDEX ix_event_system_system_id_event_id ON public.event_system USING btree (system_id, event_id);
CREATE INDEX ix_event_tag_tag_event_id ON public.event_tag USING btree (tag, event_id);
CREATE INDEX ix_launch_impact_place_id ON public.launch USING btree (impact_place_id);
CREATE INDEX ix_link_to_id_type ON public.link USING btree (to_id, type);
CREATE INDEX ix_participation_actor_id_event_id ON public.participation USING btree (actor_id, event_id);
CREATE INDEX ix_passage_entity_id ON public.passage USING btree (entity_id);
CREATE INDEX ix_passage_origin_entity_id ON public.passage_origin USING btree (entity_id);
CREATE INDEX ix_passage_origin_source_id ON public.passage_origin USING btree (source_id);
CREATE INDEX ix_passage_source_id_start_row ON public.passage USING btree (source_id, start, "row");
CREATE INDEX ix_place_part_of_id ON public.place USING btree (part_of_id);
CREATE INDEX ix_programme_owner_id ON public.programme USING btree (owner_id);
CREATE INDEX ix_programme_part_of_id ON public.programme USING btree (part_of_id);
CREATE INDEX ix_relation_anchor_id ON public.relation USING btree (anchor_id);
CREATE INDEX ix_search_entry_entity_id_part ON public.search_entry USING btree (entity_id, part);
CREATE INDEX ix_source_derived_from_id ON public.source USING btree (derived_from_id);
CREATE INDEX ix_source_published_lo ON public.source USING btree (published_lo);
CREATE INDEX ix_source_text_id ON public.source USING btree (text_id);
CREATE INDEX ix_system_maker_id ON public.system USING btree (maker_id);
CREATE INDEX ix_system_part_of_id ON public.system USING btree (part_of_id);
CREATE INDEX ix_system_version_of_id ON public.system USING btree (version_of_id);
CREATE INDEX search_index_words ON public.search_index USING gin (words);
ALTER TABLE ONLY public.activity
    ADD CONSTRAINT fk_activity_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.actor
    ADD CONSTRAINT fk_actor_id_entity FOREIGN KEY (id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.actor
    ADD CONSTRAINT fk_actor_part_of_id_actor FOREIGN KEY (part_of_id) REFERENCES public.actor(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT fk_agreement_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.alias
    ADD CONSTRAINT fk_alias_entity_id_entity FOREIGN KEY (entity_id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.amount
    ADD CONSTRAINT fk_amount_actor_id_actor FOREIGN KEY (actor_id) REFERENCES public.actor(id);
ALTER TABLE ONLY public.amount
    ADD CONSTRAINT fk_amount_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.change
    ADD CONSTRAINT fk_change_revision_id_revision FOREIGN KEY (revision_id) REFERENCES public.revision(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT fk_claim_claimant_id_actor FOREIGN KEY (claimant_id) REFERENCES public.actor(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT fk_claim_entity_id_entity FOREIGN KEY (entity_id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT fk_claim_passage_id_passage FOREIGN KEY (passage_id) REFERENCES public.passage(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.definition
    ADD CONSTRAINT fk_definition_entity_id_entity FOREIGN KEY (entity_id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.definition
    ADD CONSTRAINT fk_definition_file_id_file FOREIGN KEY (file_id) REFERENCES public.file(id);
ALTER TABLE ONLY public.deployment
    ADD CONSTRAINT fk_deployment_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.entity
    ADD CONSTRAINT fk_entity_added_in_revision FOREIGN KEY (added_in) REFERENCES public.revision(id);
ALTER TABLE ONLY public.entity
    ADD CONSTRAINT fk_entity_file_id_file FOREIGN KEY (file_id) REFERENCES public.file(id);
ALTER TABLE ONLY public.event_date
    ADD CONSTRAINT fk_event_date_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.event_date_member
    ADD CONSTRAINT fk_event_date_member_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_id_entity FOREIGN KEY (id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_place_id_place FOREIGN KEY (place_id) REFERENCES public.place(id);
ALTER TABLE ONLY public.event_programme
    ADD CONSTRAINT fk_event_programme_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.event_programme
    ADD CONSTRAINT fk_event_programme_programme_id_programme FOREIGN KEY (programme_id) REFERENCES public.programme(id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_same_as_id_event FOREIGN KEY (same_as_id) REFERENCES public.event(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.event_system
    ADD CONSTRAINT fk_event_system_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.event_system
    ADD CONSTRAINT fk_event_system_system_id_system FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.event_tag
    ADD CONSTRAINT fk_event_tag_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.exercise
    ADD CONSTRAINT fk_exercise_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.file
    ADD CONSTRAINT fk_file_chronicle_id_chronicle FOREIGN KEY (chronicle_id) REFERENCES public.chronicle(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT fk_incident_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.inventory
    ADD CONSTRAINT fk_inventory_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.launch
    ADD CONSTRAINT fk_launch_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.launch
    ADD CONSTRAINT fk_launch_impact_place_id_place FOREIGN KEY (impact_place_id) REFERENCES public.place(id);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT fk_link_from_id_event FOREIGN KEY (from_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.link
    ADD CONSTRAINT fk_link_to_id_event FOREIGN KEY (to_id) REFERENCES public.event(id);
ALTER TABLE ONLY public.measure
    ADD CONSTRAINT fk_measure_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.participation
    ADD CONSTRAINT fk_participation_actor_id_actor FOREIGN KEY (actor_id) REFERENCES public.actor(id);
ALTER TABLE ONLY public.participation
    ADD CONSTRAINT fk_participation_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.passage
    ADD CONSTRAINT fk_passage_entity_id_entity FOREIGN KEY (entity_id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.passage_origin
    ADD CONSTRAINT fk_passage_origin_entity_id_entity FOREIGN KEY (entity_id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.passage_origin
    ADD CONSTRAINT fk_passage_origin_passage_id_passage FOREIGN KEY (passage_id) REFERENCES public.passage(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.passage_origin
    ADD CONSTRAINT fk_passage_origin_source_id_source FOREIGN KEY (source_id) REFERENCES public.source(id);
ALTER TABLE ONLY public.passage
    ADD CONSTRAINT fk_passage_source_id_source FOREIGN KEY (source_id) REFERENCES public.source(id);
ALTER TABLE ONLY public.place
    ADD CONSTRAINT fk_place_id_entity FOREIGN KEY (id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.place
    ADD CONSTRAINT fk_place_part_of_id_place FOREIGN KEY (part_of_id) REFERENCES public.place(id);
ALTER TABLE ONLY public.procurement
    ADD CONSTRAINT fk_procurement_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.programme
    ADD CONSTRAINT fk_programme_id_entity FOREIGN KEY (id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.programme
    ADD CONSTRAINT fk_programme_owner_id_actor FOREIGN KEY (owner_id) REFERENCES public.actor(id);
ALTER TABLE ONLY public.programme
    ADD CONSTRAINT fk_programme_part_of_id_programme FOREIGN KEY (part_of_id) REFERENCES public.programme(id);
ALTER TABLE ONLY public.relation
    ADD CONSTRAINT fk_relation_anchor_id_entity FOREIGN KEY (anchor_id) REFERENCES public.entity(id);
ALTER TABLE ONLY public.relation
    ADD CONSTRAINT fk_relation_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.retirement
    ADD CONSTRAINT fk_retirement_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.revision_file
    ADD CONSTRAINT fk_revision_file_revision_id_revision FOREIGN KEY (revision_id) REFERENCES public.revision(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT fk_revision_undoes_id_revision FOREIGN KEY (undoes_id) REFERENCES public.revision(id);
ALTER TABLE ONLY public.saved_query
    ADD CONSTRAINT fk_saved_query_id_entity FOREIGN KEY (id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.search_entry
    ADD CONSTRAINT fk_search_entry_entity_id_entity FOREIGN KEY (entity_id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.source_column
    ADD CONSTRAINT fk_source_column_source_id_source FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.source
    ADD CONSTRAINT fk_source_derived_from_id_source FOREIGN KEY (derived_from_id) REFERENCES public.source(id);
ALTER TABLE ONLY public.source
    ADD CONSTRAINT fk_source_id_entity FOREIGN KEY (id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.source
    ADD CONSTRAINT fk_source_text_id_text FOREIGN KEY (text_id) REFERENCES public.text(id);
ALTER TABLE ONLY public.statement
    ADD CONSTRAINT fk_statement_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.summit
    ADD CONSTRAINT fk_summit_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.system
    ADD CONSTRAINT fk_system_id_entity FOREIGN KEY (id) REFERENCES public.entity(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.system
    ADD CONSTRAINT fk_system_maker_id_actor FOREIGN KEY (maker_id) REFERENCES public.actor(id);
ALTER TABLE ONLY public.system
    ADD CONSTRAINT fk_system_part_of_id_system FOREIGN KEY (part_of_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.system
    ADD CONSTRAINT fk_system_version_of_id_system FOREIGN KEY (version_of_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.test
    ADD CONSTRAINT fk_test_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.wording
    ADD CONSTRAINT fk_wording_event_id_event FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.search_index
    ADD CONSTRAINT search_index_id_fkey FOREIGN KEY (id) REFERENCES public.search_entry(id) ON DELETE CASCADE;
