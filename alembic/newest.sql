CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE chronicle (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT, 
	CONSTRAINT pk_chronicle PRIMARY KEY (id), 
	CONSTRAINT uq_chronicle_name UNIQUE (name)
);
CREATE TABLE revision (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	user TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	command TEXT NOT NULL, 
	undoes_id INTEGER, complete BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_revision_undoes_id_revision FOREIGN KEY(undoes_id) REFERENCES revision (id), 
	CONSTRAINT pk_revision PRIMARY KEY (id)
);
CREATE TABLE text (
	id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_text PRIMARY KEY (id), 
	CONSTRAINT uq_text_sha256 UNIQUE (sha256)
);
CREATE TABLE file (
	id INTEGER NOT NULL, 
	chronicle_id INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	timezone TEXT, loaded TEXT, 
	CONSTRAINT fk_file_chronicle_id_chronicle FOREIGN KEY(chronicle_id) REFERENCES chronicle (id) ON DELETE CASCADE, 
	CONSTRAINT pk_file PRIMARY KEY (id), 
	CONSTRAINT uq_file_chronicle_id_path UNIQUE (chronicle_id, path)
);
CREATE TABLE revision_file (
	revision_id INTEGER NOT NULL, 
	chronicle TEXT NOT NULL, 
	path TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	CONSTRAINT fk_revision_file_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE, 
	CONSTRAINT pk_revision_file PRIMARY KEY (revision_id, chronicle, path)
);
CREATE TABLE entity (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	type TEXT NOT NULL, 
	file_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	content_hash TEXT NOT NULL, 
	added_in INTEGER NOT NULL, order_hash TEXT, own_record TEXT, 
	CONSTRAINT ck_entity_type CHECK (type IN ('event', 'actor', 'system', 'programme', 'place', 'source', 'query')), 
	CONSTRAINT fk_entity_added_in_revision FOREIGN KEY(added_in) REFERENCES revision (id), 
	CONSTRAINT fk_entity_file_id_file FOREIGN KEY(file_id) REFERENCES file (id), 
	CONSTRAINT pk_entity PRIMARY KEY (id), 
	CONSTRAINT uq_entity_key UNIQUE ("key")
);
CREATE TABLE alias (
	id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	language TEXT, 
	CONSTRAINT fk_alias_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT pk_alias PRIMARY KEY (id)
);
CREATE TABLE place (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	latitude TEXT, 
	longitude TEXT, 
	timezone TEXT, 
	part_of_id INTEGER, 
	note TEXT, 
	CONSTRAINT fk_place_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_place_part_of_id_place FOREIGN KEY(part_of_id) REFERENCES place (id), 
	CONSTRAINT pk_place PRIMARY KEY (id)
);
CREATE TABLE saved_query (
	id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT fk_saved_query_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT pk_saved_query PRIMARY KEY (id)
);
CREATE TABLE programme (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	aim TEXT, 
	owner_id INTEGER, 
	part_of_id INTEGER, 
	note TEXT, 
	CONSTRAINT fk_programme_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_programme_owner_id_actor FOREIGN KEY(owner_id) REFERENCES actor (id), 
	CONSTRAINT fk_programme_part_of_id_programme FOREIGN KEY(part_of_id) REFERENCES programme (id), 
	CONSTRAINT pk_programme PRIMARY KEY (id)
);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	passage_id INTEGER, 
	fields TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	says TEXT, 
	credibility TEXT NOT NULL, 
	claimant_id INTEGER, 
	note TEXT, 
	CONSTRAINT ck_claim_credibility CHECK (credibility IN ('1', '2', '3', '4', '5', '6')), 
	CONSTRAINT ck_claim_passage CHECK ((passage_id IS NULL) = (stance IN ('inferred', 'accepted'))), 
	CONSTRAINT ck_claim_reason CHECK (note IS NOT NULL OR stance NOT IN ('inferred', 'accepted')), 
	CONSTRAINT ck_claim_says CHECK (says IS NOT NULL OR stance NOT IN ('restates', 'disputes')), 
	CONSTRAINT ck_claim_stance CHECK (stance IN ('supports', 'restates', 'disputes', 'inferred', 'accepted')), 
	CONSTRAINT fk_claim_claimant_id_actor FOREIGN KEY(claimant_id) REFERENCES actor (id), 
	CONSTRAINT fk_claim_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_claim_passage_id_passage FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE, 
	CONSTRAINT pk_claim PRIMARY KEY (id)
);
CREATE TABLE deployment (
	event_id INTEGER NOT NULL, 
	movement TEXT, 
	purpose TEXT, 
	CONSTRAINT ck_deployment_movement CHECK (movement IN ('arrival', 'departure', 'rotation', 'transit', 'port-call', 'overflight')), 
	CONSTRAINT fk_deployment_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_deployment PRIMARY KEY (event_id)
);
CREATE TABLE event_date (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	modality TEXT NOT NULL, 
	text TEXT NOT NULL, 
	edtf TEXT NOT NULL, 
	lo BIGINT NOT NULL, 
	hi BIGINT NOT NULL, 
	sure BOOLEAN NOT NULL, item TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT ck_event_date_bounds CHECK (lo <= hi), 
	CONSTRAINT ck_event_date_modality CHECK (modality IN ('', 'expected', 'actual')), 
	CONSTRAINT fk_event_date_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_event_date PRIMARY KEY (id)
);
CREATE TABLE event_programme (
	event_id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_event_programme_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_programme_programme_id_programme FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT pk_event_programme PRIMARY KEY (event_id, programme_id)
);
CREATE TABLE event_system (
	event_id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_event_system_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_system_system_id_system FOREIGN KEY(system_id) REFERENCES system (id), 
	CONSTRAINT pk_event_system PRIMARY KEY (event_id, system_id)
);
CREATE TABLE relation (
	event_id INTEGER NOT NULL, 
	anchor_id INTEGER NOT NULL, 
	CONSTRAINT fk_relation_anchor_id_entity FOREIGN KEY(anchor_id) REFERENCES entity (id), 
	CONSTRAINT fk_relation_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_relation PRIMARY KEY (event_id, anchor_id)
);
CREATE TABLE wording (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	slot TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT fk_wording_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_wording PRIMARY KEY (id), 
	CONSTRAINT uq_wording_event_id_field_slot UNIQUE (event_id, field, slot)
);
CREATE TABLE search_entry (
	id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	stop INTEGER NOT NULL, 
	CONSTRAINT fk_search_entry_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT pk_search_entry PRIMARY KEY (id)
);
CREATE VIRTUAL TABLE search_index USING fts5(words, tokenize = 'ascii');
CREATE TABLE definition (
	entity_id INTEGER NOT NULL, 
	file_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, own_record TEXT, 
	CONSTRAINT fk_definition_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_definition_file_id_file FOREIGN KEY(file_id) REFERENCES file (id), 
	CONSTRAINT pk_definition PRIMARY KEY (entity_id, file_id)
);
CREATE TABLE "change" (
	id INTEGER NOT NULL, 
	revision_id INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	op TEXT NOT NULL, 
	field TEXT NOT NULL, 
	"before" TEXT, 
	CONSTRAINT ck_change_op CHECK (op IN ('added', 'changed', 'removed', 'moved')), 
	CONSTRAINT ck_change_type CHECK (type IN ('event', 'actor', 'system', 'programme', 'place', 'source', 'query', 'chronicle', 'file')), 
	CONSTRAINT fk_change_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE, 
	CONSTRAINT pk_change PRIMARY KEY (id)
);
CREATE TABLE "link" (
	from_id INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	to_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT ck_link_not_itself CHECK (from_id <> to_id), 
	CONSTRAINT ck_link_type CHECK (type IN ('responds-to', 'part-of', 'during', 'before', 'after', 'announces', 'threatens', 'funds', 'supports', 'refers-to', 'same-as', 'delivers', 'stage-of')), 
	CONSTRAINT fk_link_from_id_event FOREIGN KEY(from_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_link_to_id_event FOREIGN KEY(to_id) REFERENCES event (id), 
	CONSTRAINT pk_link PRIMARY KEY (from_id, type, to_id)
);
CREATE TABLE agreement (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	stage TEXT, 
	CONSTRAINT ck_agreement_form CHECK (form IN ('treaty', 'protocol', 'memorandum', 'communique', 'declaration', 'ceasefire', 'arms-deal', 'framework', 'exchange-of-notes', 'other')), 
	CONSTRAINT ck_agreement_stage CHECK (stage IN ('negotiated', 'agreed', 'signed', 'ratified', 'in-force', 'suspended', 'withdrawn', 'expired')), 
	CONSTRAINT fk_agreement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_agreement PRIMARY KEY (event_id)
);
CREATE TABLE inventory (
	event_id INTEGER NOT NULL, 
	CONSTRAINT fk_inventory_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_inventory PRIMARY KEY (event_id)
);
CREATE TABLE event_tag (
	event_id INTEGER NOT NULL, 
	tag TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_event_tag_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_event_tag PRIMARY KEY (event_id, tag)
);
CREATE TABLE event_date_member (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	modality TEXT NOT NULL, 
	item TEXT NOT NULL, 
	lo BIGINT NOT NULL, 
	hi BIGINT NOT NULL, 
	sure BOOLEAN NOT NULL, 
	CONSTRAINT ck_event_date_member_bounds CHECK (lo <= hi), 
	CONSTRAINT ck_event_date_member_modality CHECK (modality IN ('', 'expected', 'actual')), 
	CONSTRAINT fk_event_date_member_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_event_date_member PRIMARY KEY (id)
);
CREATE TABLE "launch" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	outcome TEXT, 
	impact TEXT, 
	impact_place_id INTEGER, series_number TEXT, 
	CONSTRAINT ck_launch_form CHECK (form IN ('ballistic', 'cruise', 'hypersonic', 'interceptor', 'anti-ship', 'artillery-rocket', 'space', 'mixed')), 
	CONSTRAINT ck_launch_outcome CHECK (outcome IN ('success', 'partial', 'failure', 'unknown', 'not-applicable')), 
	CONSTRAINT fk_launch_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_launch_impact_place_id_place FOREIGN KEY(impact_place_id) REFERENCES place (id), 
	CONSTRAINT pk_launch PRIMARY KEY (event_id)
);
CREATE TABLE "actor" (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	country TEXT, 
	part_of_id INTEGER, 
	note TEXT, 
	valid_from TEXT DEFAULT 'unknown' NOT NULL, 
	valid_from_lo BIGINT DEFAULT (-4611686018427387903) NOT NULL, 
	valid_from_hi BIGINT DEFAULT 4611686018427387903 NOT NULL, 
	valid_until TEXT DEFAULT 'unknown' NOT NULL, 
	valid_until_lo BIGINT DEFAULT (-4611686018427387903) NOT NULL, 
	valid_until_hi BIGINT DEFAULT 4611686018427387903 NOT NULL, 
	CONSTRAINT ck_actor_kind CHECK (kind IN ('state', 'organisation', 'person', 'unit', 'alliance', 'former-state', 'company', 'armed-group', 'unknown')), 
	CONSTRAINT ck_actor_valid_from CHECK (valid_from_lo <= valid_from_hi), 
	CONSTRAINT ck_actor_valid_until CHECK (valid_until_lo <= valid_until_hi), 
	CONSTRAINT fk_actor_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_actor_part_of_id_actor FOREIGN KEY(part_of_id) REFERENCES actor (id), 
	CONSTRAINT pk_actor PRIMARY KEY (id)
);
CREATE TABLE "source" (
	id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	publisher TEXT, 
	author TEXT, 
	url TEXT, 
	archived TEXT, 
	accessed TEXT, 
	published TEXT NOT NULL, 
	published_lo BIGINT NOT NULL, 
	published_hi BIGINT NOT NULL, 
	language TEXT, 
	reliability TEXT NOT NULL, 
	timezone TEXT, 
	derived_from_id INTEGER, 
	text_path TEXT, 
	text_id INTEGER, 
	note TEXT, 
	covers TEXT DEFAULT 'unknown' NOT NULL, 
	covers_lo BIGINT DEFAULT (-4611686018427387903) NOT NULL, 
	covers_hi BIGINT DEFAULT 4611686018427387903 NOT NULL, edition TEXT, file_sha256 TEXT, 
	CONSTRAINT ck_source_covers CHECK (covers_lo <= covers_hi), 
	CONSTRAINT ck_source_published CHECK (published_lo <= published_hi), 
	CONSTRAINT ck_source_reliability CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')), 
	CONSTRAINT fk_source_derived_from_id_source FOREIGN KEY(derived_from_id) REFERENCES source (id), 
	CONSTRAINT fk_source_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_source_text_id_text FOREIGN KEY(text_id) REFERENCES text (id), 
	CONSTRAINT pk_source PRIMARY KEY (id)
);
CREATE TABLE "incident" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	damage TEXT, 
	CONSTRAINT ck_incident_form CHECK (form IN ('clash', 'fire', 'incursion-air', 'incursion-sea', 'incursion-land', 'drone', 'balloon', 'infiltration', 'seizure', 'sinking', 'attack', 'assassination', 'abduction', 'cyber-attack', 'jamming', 'interception', 'collision', 'crash', 'accident', 'explosion', 'defection', 'other', 'shootdown', 'demolition', 'arrest', 'discovery')), 
	CONSTRAINT fk_incident_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_incident PRIMARY KEY (event_id)
);
CREATE TABLE "statement" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	words TEXT, 
	CONSTRAINT ck_statement_form CHECK (form IN ('joint-statement', 'communique', 'declaration', 'speech', 'remarks', 'press-release', 'post', 'threat', 'letter', 'resolution', 'testimony', 'report', 'notice')), 
	CONSTRAINT fk_statement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_statement PRIMARY KEY (event_id)
);
CREATE TABLE "summit" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	level TEXT, 
	agenda TEXT, 
	CONSTRAINT ck_summit_form CHECK (form IN ('in-person', 'virtual', 'telephone', 'sidelines')), 
	CONSTRAINT ck_summit_level CHECK (level IN ('leaders', 'ministers', 'officials', 'others')), 
	CONSTRAINT fk_summit_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_summit PRIMARY KEY (event_id)
);
CREATE TABLE "system" (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	category TEXT NOT NULL, 
	country TEXT, 
	part_of_id INTEGER, 
	note TEXT, 
	class TEXT, 
	maker_id INTEGER, 
	version_of_id INTEGER, 
	CONSTRAINT ck_system_category CHECK (category IN ('aircraft', 'missile', 'launcher', 'ship', 'submarine', 'vehicle', 'artillery', 'air-defence', 'sensor', 'munition', 'space', 'other', 'engine')), 
	CONSTRAINT ck_system_class CHECK (class IN ('fighter', 'bomber', 'transport', 'tanker', 'trainer', 'patrol', 'early-warning', 'helicopter', 'uav', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'cruise', 'hypersonic', 'anti-ship', 'anti-tank', 'air-to-air', 'air-to-surface', 'sam', 'abm', 'carrier', 'destroyer', 'frigate', 'corvette', 'amphibious', 'fast-attack', 'mine-warfare', 'support', 'ssn', 'ssbn', 'ssk', 'tank', 'apc', 'gun', 'mlrs', 'mortar', 'radar', 'sonar', 'bomb', 'torpedo', 'mine', 'satellite', 'launch-vehicle', 'turbofan', 'turboprop', 'diesel', 'rocket', 'ground-attack', 'reconnaissance', 'electronic-warfare', 'attack-helicopter', 'balloon', 'crbm', 'anti-submarine', 'anti-radiation', 'manpads', 'cruiser', 'ssgn', 'ssb', 'midget', 'uuv', 'tank-destroyer', 'ifv', 'engineering', 'turret', 'chassis', 'electro-optical', 'loitering', 'shell', 'warhead', 'gas-turbine', 'piston', 'ramjet', 'aip')), 
	CONSTRAINT fk_system_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_system_maker_id_actor FOREIGN KEY(maker_id) REFERENCES actor (id), 
	CONSTRAINT fk_system_part_of_id_system FOREIGN KEY(part_of_id) REFERENCES system (id), 
	CONSTRAINT fk_system_version_of_id_system FOREIGN KEY(version_of_id) REFERENCES system (id), 
	CONSTRAINT pk_system PRIMARY KEY (id)
);
CREATE TABLE "test" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	outcome TEXT, 
	CONSTRAINT ck_test_form CHECK (form IN ('nuclear', 'subcritical', 'engine', 'warhead', 're-entry', 'ejection', 'component', 'sea-trial', 'flight-test', 'other', 'underwater')), 
	CONSTRAINT ck_test_outcome CHECK (outcome IN ('success', 'partial', 'failure', 'unknown', 'not-applicable')), 
	CONSTRAINT fk_test_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_test PRIMARY KEY (event_id)
);
CREATE TABLE "event" (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	summary TEXT, 
	status TEXT NOT NULL, 
	place_id INTEGER, 
	when_text TEXT NOT NULL, 
	edtf TEXT NOT NULL, 
	precision TEXT NOT NULL, 
	qualifiers TEXT NOT NULL, 
	start_lo BIGINT NOT NULL, 
	start_hi BIGINT NOT NULL, 
	end_lo BIGINT NOT NULL, 
	end_hi BIGINT NOT NULL, 
	span_class INTEGER NOT NULL, 
	sure BOOLEAN NOT NULL, 
	instant BIGINT, 
	zone TEXT, 
	same_as_id INTEGER, 
	position BIGINT, 
	timezone TEXT, 
	instant_lo BIGINT, 
	instant_hi BIGINT, 
	CONSTRAINT ck_event_end CHECK (end_lo <= end_hi), 
	CONSTRAINT ck_event_instant CHECK (instant_lo <= instant AND instant <= instant_hi), 
	CONSTRAINT ck_event_kind CHECK (kind IN ('exercise', 'launch', 'summit', 'statement', 'procurement', 'deployment', 'test', 'incident', 'agreement', 'measure', 'inventory', 'retirement', 'activity')), 
	CONSTRAINT ck_event_order CHECK (start_lo <= end_lo AND start_hi <= end_hi), 
	CONSTRAINT ck_event_span_class CHECK (span_class BETWEEN 0 AND 4), 
	CONSTRAINT ck_event_start CHECK (start_lo <= start_hi), 
	CONSTRAINT ck_event_status CHECK (status IN ('planned', 'announced', 'occurred', 'cancelled', 'claimed')), 
	CONSTRAINT fk_event_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_place_id_place FOREIGN KEY(place_id) REFERENCES place (id), 
	CONSTRAINT fk_event_same_as_id_event FOREIGN KEY(same_as_id) REFERENCES event (id) ON DELETE SET NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id)
);
CREATE TABLE "amount" (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	actor_id INTEGER, 
	modality TEXT NOT NULL, 
	text TEXT NOT NULL, 
	low NUMERIC, 
	best NUMERIC, 
	high NUMERIC, 
	qualifier TEXT NOT NULL, 
	unit TEXT, 
	item TEXT DEFAULT ('') NOT NULL, 
	CONSTRAINT ck_amount_modality CHECK (modality IN ('', 'expected', 'actual')), 
	CONSTRAINT ck_amount_qualifier CHECK (qualifier IN ('exact', 'about', 'over', 'under', 'at-least', 'at-most', 'between', 'unknown', 'not-applicable')), 
	CONSTRAINT fk_amount_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_amount_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_amount PRIMARY KEY (id)
);
CREATE TABLE retirement (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	CONSTRAINT ck_retirement_form CHECK (form IN ('retired', 'stored', 'scrapped', 'expended', 'sold', 'given-away', 'lent', 'returned', 'converted', 'preserved', 'other')), 
	CONSTRAINT fk_retirement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_retirement PRIMARY KEY (event_id)
);
CREATE TABLE activity (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	change TEXT, 
	facility TEXT, 
	subject TEXT, 
	CONSTRAINT ck_activity_change CHECK (change IN ('started', 'increased', 'continued', 'reduced', 'stopped')), 
	CONSTRAINT ck_activity_form CHECK (form IN ('production', 'construction', 'traffic', 'inspection', 'broadcast', 'ceremony', 'performance', 'travel', 'other')), 
	CONSTRAINT fk_activity_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_activity PRIMARY KEY (event_id)
);
CREATE TABLE passage_origin (
	entity_id INTEGER NOT NULL, 
	passage_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_passage_origin_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_passage_origin_passage_id_passage FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE, 
	CONSTRAINT fk_passage_origin_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT pk_passage_origin PRIMARY KEY (passage_id, source_id)
);
CREATE TABLE "passage" (
	id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	prefix TEXT NOT NULL, 
	suffix TEXT NOT NULL, 
	start INTEGER, 
	"end" INTEGER, 
	language TEXT, 
	translation TEXT, 
	page INTEGER, 
	"row" INTEGER, 
	"column" TEXT, 
	line INTEGER, 
	time TEXT, written TEXT, 
	CONSTRAINT ck_passage_line CHECK (line > 0), 
	CONSTRAINT ck_passage_page CHECK (page > 0), 
	CONSTRAINT ck_passage_position CHECK ((start IS NULL) = ("end" IS NULL)), 
	CONSTRAINT ck_passage_range CHECK (start >= 0 AND "end" > start), 
	CONSTRAINT ck_passage_row CHECK ("row" > 0), 
	CONSTRAINT fk_passage_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_passage_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT pk_passage PRIMARY KEY (id)
);
CREATE TABLE "exercise" (
	event_id INTEGER NOT NULL, 
	series TEXT, 
	form TEXT, 
	distinction TEXT, 
	series_number TEXT, 
	code_name TEXT, 
	purpose TEXT, 
	CONSTRAINT ck_exercise_form CHECK (form IN ('field-training', 'command-post', 'computer-simulated', 'live-fire', 'missile-drill', 'naval', 'air', 'amphibious', 'mixed')), 
	CONSTRAINT fk_exercise_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_exercise PRIMARY KEY (event_id)
);
CREATE TABLE "procurement" (
	event_id INTEGER NOT NULL, 
	stage TEXT, 
	mode TEXT, 
	condition TEXT, 
	platform TEXT, 
	local_designation TEXT, 
	CONSTRAINT ck_procurement_condition CHECK (condition IN ('new', 'second-hand', 'modernised')), 
	CONSTRAINT ck_procurement_mode CHECK (mode IN ('purchase', 'licence-production', 'kits', 'aid', 'loan', 'lease', 'gift', 'offset', 'transfer', 'barter')), 
	CONSTRAINT ck_procurement_stage CHECK (stage IN ('proposed', 'approved', 'ordered', 'delivered', 'cancelled')), 
	CONSTRAINT fk_procurement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_procurement PRIMARY KEY (event_id)
);
CREATE TABLE "measure" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	action TEXT, 
	goods TEXT, 
	CONSTRAINT ck_measure_action CHECK (action IN ('imposed', 'extended', 'eased', 'lifted')), 
	CONSTRAINT ck_measure_form CHECK (form IN ('sanction', 'embargo', 'export-control', 'tariff', 'aid', 'trade', 'investment', 'closure', 'opening', 'travel-ban', 'expulsion', 'other', 'people-exchange')), 
	CONSTRAINT fk_measure_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_measure PRIMARY KEY (event_id)
);
CREATE TABLE source_column (
	source_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	CONSTRAINT fk_source_column_source_id_source FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE, 
	CONSTRAINT pk_source_column PRIMARY KEY (source_id, position), 
	CONSTRAINT uq_source_column_source_id_name UNIQUE (source_id, name)
);
CREATE TABLE "participation" (
	event_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	actor_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	start_lo BIGINT NOT NULL, 
	end_hi BIGINT NOT NULL, 
	CONSTRAINT fk_participation_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_participation_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT pk_participation PRIMARY KEY (event_id, role, actor_id)
);
CREATE INDEX ix_actor_part_of_id ON actor (part_of_id);
CREATE INDEX ix_alias_entity_id ON alias (entity_id);
CREATE INDEX ix_amount_actor_id ON amount (actor_id);
CREATE INDEX ix_amount_event_id ON amount (event_id);
CREATE INDEX ix_amount_field_high_low ON amount (field, high, low);
CREATE INDEX ix_change_key ON change ("key");
CREATE INDEX ix_change_revision_id ON change (revision_id);
CREATE INDEX ix_claim_claimant_id ON claim (claimant_id);
CREATE INDEX ix_claim_entity_id ON claim (entity_id);
CREATE INDEX ix_claim_passage_id ON claim (passage_id);
CREATE INDEX ix_definition_file_id ON definition (file_id);
CREATE INDEX ix_entity_file_id ON entity (file_id);
CREATE INDEX ix_entity_type ON entity (type);
CREATE INDEX ix_event_date_event_id ON event_date (event_id);
CREATE INDEX ix_event_date_field_lo_hi ON event_date (field, lo, hi);
CREATE INDEX ix_event_date_member_event_id ON event_date_member (event_id);
CREATE INDEX ix_event_date_member_field_lo_hi ON event_date_member (field, lo, hi);
CREATE INDEX ix_event_kind_start_lo ON event (kind, start_lo);
CREATE INDEX ix_event_place_id ON event (place_id);
CREATE INDEX ix_event_programme_programme_id_event_id ON event_programme (programme_id, event_id);
CREATE INDEX ix_event_same_as_id ON event (same_as_id) WHERE same_as_id IS NOT NULL;
CREATE INDEX ix_event_span_class_start_lo_end_hi_sure ON event (span_class, start_lo, end_hi, sure);
CREATE INDEX ix_event_start_lo_end_hi_id ON event (start_lo, end_hi, id);
CREATE INDEX ix_event_status_start_lo ON event (status, start_lo);
CREATE INDEX ix_event_system_system_id_event_id ON event_system (system_id, event_id);
CREATE INDEX ix_event_tag_tag_event_id ON event_tag (tag, event_id);
CREATE INDEX ix_launch_impact_place_id ON launch (impact_place_id);
CREATE INDEX ix_link_to_id_type ON link (to_id, type);
CREATE INDEX ix_participation_actor_id_event_id_start_lo_end_hi ON participation (actor_id, event_id, start_lo, end_hi);
CREATE INDEX ix_passage_entity_id ON passage (entity_id);
CREATE INDEX ix_passage_origin_entity_id ON passage_origin (entity_id);
CREATE INDEX ix_passage_origin_source_id ON passage_origin (source_id);
CREATE INDEX ix_passage_source_id_start_row ON passage (source_id, start, "row");
CREATE INDEX ix_place_part_of_id ON place (part_of_id);
CREATE INDEX ix_programme_owner_id ON programme (owner_id);
CREATE INDEX ix_programme_part_of_id ON programme (part_of_id);
CREATE INDEX ix_relation_anchor_id ON relation (anchor_id);
CREATE INDEX ix_search_entry_entity_id_part ON search_entry (entity_id, part);
CREATE INDEX ix_source_derived_from_id ON source (derived_from_id);
CREATE INDEX ix_source_published_lo ON source (published_lo);
CREATE INDEX ix_source_text_id ON source (text_id);
CREATE INDEX ix_system_maker_id ON system (maker_id);
CREATE INDEX ix_system_part_of_id ON system (part_of_id);
CREATE INDEX ix_system_version_of_id ON system (version_of_id);
CREATE TRIGGER search_index_removed AFTER DELETE ON search_entry BEGIN DELETE FROM search_index WHERE rowid = old.id; END;
INSERT INTO alembic_version VALUES ('0011');
