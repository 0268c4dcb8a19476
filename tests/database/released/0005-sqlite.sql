BEGIN TRANSACTION;
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
	CONSTRAINT pk_actor PRIMARY KEY (id), 
	CONSTRAINT ck_actor_kind CHECK (kind IN ('state', 'organisation', 'person', 'unit', 'alliance', 'former-state', 'company', 'armed-group', 'unknown')), 
	CONSTRAINT fk_actor_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_actor_part_of_id_actor FOREIGN KEY(part_of_id) REFERENCES actor (id), 
	CONSTRAINT ck_actor_valid_from CHECK (valid_from_lo <= valid_from_hi), 
	CONSTRAINT ck_actor_valid_until CHECK (valid_until_lo <= valid_until_hi)
);
INSERT INTO "actor" VALUES(4,'South Korea','state','KOR',NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(5,'United States','state','USA',NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(6,'Ministry of Defense','organisation',NULL,4,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
CREATE TABLE agreement (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	stage TEXT, 
	CONSTRAINT pk_agreement PRIMARY KEY (event_id), 
	CONSTRAINT ck_agreement_form CHECK (form IN ('treaty', 'protocol', 'memorandum', 'communique', 'declaration', 'ceasefire', 'arms-deal', 'framework', 'exchange-of-notes', 'other')), 
	CONSTRAINT ck_agreement_stage CHECK (stage IN ('negotiated', 'agreed', 'signed', 'ratified', 'in-force', 'suspended', 'withdrawn', 'expired')), 
	CONSTRAINT fk_agreement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE alias (
	id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	language TEXT, 
	CONSTRAINT pk_alias PRIMARY KEY (id), 
	CONSTRAINT fk_alias_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
INSERT INTO "alias" VALUES(2,4,0,'대한민국','ko');
INSERT INTO "alias" VALUES(3,2,0,'Gazette',NULL);
CREATE TABLE amount (
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
	unit TEXT, item TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_amount PRIMARY KEY (id), 
	CONSTRAINT ck_amount_modality CHECK (modality IN ('', 'expected', 'actual')), 
	CONSTRAINT ck_amount_qualifier CHECK (qualifier IN ('exact', 'about', 'over', 'under', 'at-least', 'at-most', 'between')), 
	CONSTRAINT fk_amount_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_amount_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "amount" VALUES(1,14,'quantity',NULL,'','8',8,8,8,'exact',NULL,'');
INSERT INTO "amount" VALUES(2,14,'range',NULL,'','85..95',85,NULL,95,'between',NULL,'');
INSERT INTO "amount" VALUES(3,18,'quantity',NULL,'','20',20,20,20,'exact',NULL,'');
INSERT INTO "amount" VALUES(4,18,'fleet_after',NULL,'expected','60',60,60,60,'exact',NULL,'');
INSERT INTO "amount" VALUES(5,18,'cost',NULL,'','~3.9e12 KRW',3120000000000,3900000000000,4680000000000,'about','KRW','');
INSERT INTO "amount" VALUES(6,13,'troops',5,'','17000+',17000,17000,NULL,'at-least',NULL,'');
INSERT INTO "amount" VALUES(7,13,'troops',4,'','>300000',300000,300000,NULL,'over',NULL,'');
CREATE TABLE "change" (
	id INTEGER NOT NULL, 
	revision_id INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	op TEXT NOT NULL, 
	field TEXT NOT NULL, 
	"before" TEXT, 
	CONSTRAINT pk_change PRIMARY KEY (id), 
	CONSTRAINT fk_change_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE, 
	CONSTRAINT ck_change_op CHECK (op IN ('added', 'changed', 'removed', 'moved')), 
	CONSTRAINT ck_change_type CHECK (type IN ('event', 'actor', 'system', 'programme', 'place', 'source', 'query', 'chronicle', 'file'))
);
INSERT INTO "change" VALUES(1,1,'chronicle','released','added','',NULL);
INSERT INTO "change" VALUES(2,1,'file','released/released.yaml','added','',NULL);
INSERT INTO "change" VALUES(3,1,'query','tests','added','',NULL);
INSERT INTO "change" VALUES(4,1,'source','gazette','added','',NULL);
INSERT INTO "change" VALUES(5,1,'source','wire','added','',NULL);
INSERT INTO "change" VALUES(6,1,'actor','kor','added','',NULL);
INSERT INTO "change" VALUES(7,1,'actor','usa','added','',NULL);
INSERT INTO "change" VALUES(8,1,'actor','ministry','added','',NULL);
INSERT INTO "change" VALUES(9,1,'system','fighters','added','',NULL);
INSERT INTO "change" VALUES(10,1,'system','f-35a','added','',NULL);
INSERT INTO "change" VALUES(11,1,'programme','plans','added','',NULL);
INSERT INTO "change" VALUES(12,1,'programme','kill-chain','added','',NULL);
INSERT INTO "change" VALUES(13,1,'place','korea','added','',NULL);
INSERT INTO "change" VALUES(14,1,'place','seoul','added','',NULL);
INSERT INTO "change" VALUES(15,1,'event','drill','added','',NULL);
INSERT INTO "change" VALUES(16,1,'event','test','added','',NULL);
INSERT INTO "change" VALUES(17,1,'event','answer','added','',NULL);
INSERT INTO "change" VALUES(18,1,'event','meeting','added','',NULL);
INSERT INTO "change" VALUES(19,1,'event','arrival','added','',NULL);
INSERT INTO "change" VALUES(20,1,'event','order','added','',NULL);
INSERT INTO "change" VALUES(21,1,'event','order-again','added','',NULL);
INSERT INTO "change" VALUES(22,2,'file','released/released.yaml','changed','sha256','"8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f"');
INSERT INTO "change" VALUES(23,2,'event','protest','added','',NULL);
INSERT INTO "change" VALUES(24,2,'source','gazette','changed','text_sha256','"865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408"');
INSERT INTO "change" VALUES(25,2,'system','fighters','changed','name','"Fighters"');
INSERT INTO "change" VALUES(26,2,'event','test','changed','title','"Launch of eight missiles"');
INSERT INTO "change" VALUES(27,2,'event','test','changed','range','"~90"');
INSERT INTO "change" VALUES(28,2,'event','order','changed','cite','{"gazette": [{"quote": "around 3.9 trillion won ($3 billion)", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO "change" VALUES(29,2,'event','order-again','removed','','{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "procurement", "title": "Approval of 20 fighters", "when": "2022-07", "stage": "approved", "links": [["same-as", "order"]], "inferred": {"when": "x", "stage": "x", "links": "x"}}, "timezone": "Asia/Seoul"}');
INSERT INTO "change" VALUES(30,3,'file','released/released.yaml','changed','sha256','"d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55"');
INSERT INTO "change" VALUES(31,3,'event','order-again','added','',NULL);
INSERT INTO "change" VALUES(32,3,'source','gazette','changed','text_sha256','"10e171d91156a882b66ac7b3f4e284a08b0cd2bfc689024b08e919ae7f6e969c"');
INSERT INTO "change" VALUES(33,3,'system','fighters','changed','name','"Fighter aircraft"');
INSERT INTO "change" VALUES(34,3,'event','test','changed','title','"Eight missiles are launched"');
INSERT INTO "change" VALUES(35,3,'event','test','changed','range','"85..95"');
INSERT INTO "change" VALUES(36,3,'event','order','changed','cite','{"gazette": [{"quote": "around 3.9 trillion won ($3 billion) on fighters", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO "change" VALUES(37,3,'event','protest','removed','','{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "statement", "title": "A protest", "when": "after test", "speaker": ["usa"], "inferred": {"when": "x", "speaker": "x"}}, "timezone": "Asia/Seoul"}');
INSERT INTO "change" VALUES(38,4,'file','released/released.yaml','changed','sha256','"8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f"');
INSERT INTO "change" VALUES(39,4,'event','protest','added','',NULL);
INSERT INTO "change" VALUES(40,4,'source','gazette','changed','text_sha256','"865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408"');
INSERT INTO "change" VALUES(41,4,'system','fighters','changed','name','"Fighters"');
INSERT INTO "change" VALUES(42,4,'event','test','changed','title','"Launch of eight missiles"');
INSERT INTO "change" VALUES(43,4,'event','test','changed','range','"~90"');
INSERT INTO "change" VALUES(44,4,'event','order','changed','cite','{"gazette": [{"quote": "around 3.9 trillion won ($3 billion)", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO "change" VALUES(45,4,'event','order-again','removed','','{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "procurement", "title": "Approval of 20 fighters", "when": "2022-07", "stage": "approved", "links": [["same-as", "order"]], "inferred": {"when": "x", "stage": "x", "links": "x"}}, "timezone": "Asia/Seoul"}');
CREATE TABLE chronicle (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT, 
	CONSTRAINT pk_chronicle PRIMARY KEY (id), 
	CONSTRAINT uq_chronicle_name UNIQUE (name)
);
INSERT INTO "chronicle" VALUES(1,'released','What every version must be able to read');
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
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT ck_claim_passage CHECK ((passage_id IS NULL) = (stance IN ('inferred', 'accepted'))), 
	CONSTRAINT ck_claim_credibility CHECK (credibility IN ('1', '2', '3', '4', '5', '6')), 
	CONSTRAINT ck_claim_reason CHECK (note IS NOT NULL OR stance NOT IN ('inferred', 'accepted')), 
	CONSTRAINT ck_claim_says CHECK (says IS NOT NULL OR stance NOT IN ('restates', 'disputes')), 
	CONSTRAINT ck_claim_stance CHECK (stance IN ('supports', 'restates', 'disputes', 'inferred', 'accepted')), 
	CONSTRAINT fk_claim_claimant_id_actor FOREIGN KEY(claimant_id) REFERENCES actor (id), 
	CONSTRAINT fk_claim_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_claim_passage_id_passage FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE
);
INSERT INTO "claim" VALUES(14,15,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(15,15,NULL,'speaker','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(16,15,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(17,15,NULL,'words','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(18,15,NULL,'commitments','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(19,15,NULL,'links','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(20,16,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(21,16,NULL,'participants','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(22,16,NULL,'level','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(23,17,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(24,17,NULL,'force','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(25,17,NULL,'host','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(26,17,NULL,'movement','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(27,17,NULL,'systems','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(28,22,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(29,22,NULL,'speaker','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(30,14,1,'quantity','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(31,14,1,'quantity','disputes','10','6',NULL,NULL);
INSERT INTO "claim" VALUES(32,14,2,'when','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(33,14,NULL,'launcher','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(34,14,NULL,'range','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(35,14,NULL,'outcome','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(36,14,NULL,'place','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(37,14,NULL,'links','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(38,14,NULL,'quantity','accepted',NULL,'6',NULL,'the count was confirmed');
INSERT INTO "claim" VALUES(39,18,3,'cost','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(40,18,3,'cost','restates','3e9 USD','6',NULL,NULL);
INSERT INTO "claim" VALUES(41,18,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(42,18,NULL,'stage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(43,18,NULL,'buyer','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(44,18,NULL,'systems','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(45,18,NULL,'programme','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(46,18,NULL,'quantity','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(47,18,NULL,'fleet_after','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(48,18,NULL,'delivery','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(49,13,4,'when participants','supports',NULL,'2',6,NULL);
INSERT INTO "claim" VALUES(50,13,5,'troops','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(51,13,NULL,'place','inferred',NULL,'6',NULL,'the gazette is from there');
INSERT INTO "claim" VALUES(52,13,NULL,'form','inferred',NULL,'6',NULL,'as every year');
CREATE TABLE definition (
	entity_id INTEGER NOT NULL, 
	file_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, own_record TEXT, 
	CONSTRAINT pk_definition PRIMARY KEY (entity_id, file_id), 
	CONSTRAINT fk_definition_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_definition_file_id_file FOREIGN KEY(file_id) REFERENCES file (id)
);
CREATE TABLE deployment (
	event_id INTEGER NOT NULL, 
	movement TEXT, 
	purpose TEXT, 
	CONSTRAINT pk_deployment PRIMARY KEY (event_id), 
	CONSTRAINT ck_deployment_movement CHECK (movement IN ('arrival', 'departure', 'rotation', 'transit', 'port-call', 'overflight')), 
	CONSTRAINT fk_deployment_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "deployment" VALUES(17,'arrival',NULL);
CREATE TABLE entity (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	type TEXT NOT NULL, 
	file_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	content_hash TEXT NOT NULL, 
	added_in INTEGER NOT NULL, order_hash TEXT, own_record TEXT, 
	CONSTRAINT pk_entity PRIMARY KEY (id), 
	CONSTRAINT ck_entity_type CHECK (type IN ('event', 'actor', 'system', 'programme', 'place', 'source', 'query')), 
	CONSTRAINT fk_entity_added_in_revision FOREIGN KEY(added_in) REFERENCES revision (id), 
	CONSTRAINT fk_entity_file_id_file FOREIGN KEY(file_id) REFERENCES file (id), 
	CONSTRAINT uq_entity_key UNIQUE ("key")
);
INSERT INTO "entity" VALUES(1,'tests','query',1,7,'ad1f2537dbfd57909b9ac8a801762ffa621f72e249833493d9805bf79ee914a7',1,'ad1f2537dbfd5790',NULL);
INSERT INTO "entity" VALUES(2,'gazette','source',1,10,'b1fdf1af51835df5b37e16b6d38b8c777db8b7eb9ecda27f1efc27b1a1256215',1,'e0b2a9dccbd185f9',NULL);
INSERT INTO "entity" VALUES(3,'wire','source',1,19,'838fad3978d5040e91c7a4cce360a3b32e5dbdbd40743cda177878e8bc43c786',1,'838fad3978d5040e',NULL);
INSERT INTO "entity" VALUES(4,'kor','actor',1,25,'b8f15c9af0978b4fb7b5baec8fd52a861bad63e53330f28ec03e82d8d37cffef',1,'085b118e2878a014',NULL);
INSERT INTO "entity" VALUES(5,'usa','actor',1,26,'ceb9e82f9ace4da6f3a6f7bcfa2dfbd021652512685b8bc0ca091e62e0ace58a',1,'ceb9e82f9ace4da6',NULL);
INSERT INTO "entity" VALUES(6,'ministry','actor',1,27,'56e7fe5eebc8a545c15322e714008726efaa57b112b03188e584bb715e53f6d2',1,'56e7fe5eebc8a545',NULL);
INSERT INTO "entity" VALUES(7,'fighters','system',1,30,'871bde8b31d7212a3387425c3c8ce1b62bda4c52548ef9a4ece701f42f0bc87e',1,'871bde8b31d7212a',NULL);
INSERT INTO "entity" VALUES(8,'f-35a','system',1,31,'9d2a2ee40faa9655f7ec0a47f8d8fccbe29cd85315ede212d68ee10830d29d24',1,'9d2a2ee40faa9655',NULL);
INSERT INTO "entity" VALUES(9,'plans','programme',1,34,'819189e25494b26d618d5a98188efe9a991632b902d2ee786a3fc6ccf77fafdb',1,'819189e25494b26d',NULL);
INSERT INTO "entity" VALUES(10,'kill-chain','programme',1,35,'848bb828c66885cb71381f54e9d0fc882ca06accf8d9126d93e4860ca9c71fd9',1,'848bb828c66885cb',NULL);
INSERT INTO "entity" VALUES(11,'korea','place',1,38,'a5d694758ffa132e2658fe6421b760496abb67ea109e86418fe15b00a7f9a7b4',1,'a5d694758ffa132e',NULL);
INSERT INTO "entity" VALUES(12,'seoul','place',1,39,'1af2d2f2f53bfbfe5d2bc0564ab547c863c8d2a4cc5c6d64edd9d6ca8fbfca76',1,'1af2d2f2f53bfbfe',NULL);
INSERT INTO "entity" VALUES(13,'drill','event',1,42,'8aeab14081d8102a561c29cb6ce9c07ee7e1740177497b56281b6a32d993a7b8',1,'b012e8f9970cbd1e',NULL);
INSERT INTO "entity" VALUES(14,'test','event',1,61,'7a90611b48ad392002c2579db24e4cb31210484fae74f743824c5ee82279fd10',1,'c965f0dd73d21564',NULL);
INSERT INTO "entity" VALUES(15,'answer','event',1,80,'811a6da5550b8c1654560ec9fc71011ad13e04ff1d3f0365c8579288642d0769',1,'e19b43e717755ee1',NULL);
INSERT INTO "entity" VALUES(16,'meeting','event',1,90,'65ef33cb0ec4e8e69ba69da001a9694c5bfedc573a24ac9dfc86a10f027c45b7',1,'74d6455afa8af341',NULL);
INSERT INTO "entity" VALUES(17,'arrival','event',1,97,'3575f95eafac2da89b4cc784d84b1300b4764814768f399db97a4df8f59515b6',1,'6ac9146616e93565',NULL);
INSERT INTO "entity" VALUES(18,'order','event',1,106,'153aa5ba56534a1a9f92cc184b32f11537ffb4f5fee7e339a816e770ced8b24a',1,'d00667f404f08c11',NULL);
INSERT INTO "entity" VALUES(22,'protest','event',1,124,'87a0cc9046052fcc39cf8cc597fbc70fdf90ae3c782d0b5e018166dbbe6f1442',4,'0d9f49dab95166a3',NULL);
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
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT fk_event_place_id_place FOREIGN KEY(place_id) REFERENCES place (id), 
	CONSTRAINT ck_event_order CHECK (start_lo <= end_lo AND start_hi <= end_hi), 
	CONSTRAINT ck_event_span_class CHECK (span_class BETWEEN 0 AND 4), 
	CONSTRAINT ck_event_status CHECK (status IN ('planned', 'announced', 'occurred', 'cancelled', 'claimed')), 
	CONSTRAINT fk_event_same_as_id_event FOREIGN KEY(same_as_id) REFERENCES event (id) ON DELETE SET NULL, 
	CONSTRAINT ck_event_start CHECK (start_lo <= start_hi), 
	CONSTRAINT ck_event_kind CHECK (kind IN ('exercise', 'launch', 'summit', 'statement', 'procurement', 'deployment', 'test', 'incident', 'agreement', 'measure', 'inventory')), 
	CONSTRAINT ck_event_end CHECK (end_lo <= end_hi), 
	CONSTRAINT fk_event_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_event_instant CHECK (instant_lo <= instant AND instant <= instant_hi)
);
INSERT INTO "event" VALUES(13,'exercise','Combined drill',NULL,'occurred',12,'2022-07-01/2022-07-05','2022-07-01/2022-07-05','interval','',738337,738337,738341,738341,0,1,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(14,'launch','Eight missiles are launched',NULL,'occurred',12,'2022-07-05T09:30:00','2022-07-05T09:30:00','datetime','',738341,738341,738341,738341,0,1,1656981000,'Asia/Seoul',NULL,NULL,NULL,1656981000,1656981000);
INSERT INTO "event" VALUES(15,'statement','The ministry praises the launch',NULL,'occurred',NULL,'0 days after test','2022-07-05?','day','?',738341,738341,738341,738341,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(16,'summit','The presidents meet',NULL,'occurred',NULL,'2022-05?','2022-05?','month','?',738276,738306,738276,738306,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(17,'deployment','Fighters arrive',NULL,'occurred',NULL,'early 2022-07','[2022-07-01%..2022-07-10%]','set','?~',738337,738346,738337,738346,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(18,'procurement','Twenty fighters are approved',NULL,'occurred',NULL,'about 1 week after arrival','[2022-07-06%..2022-07-19%]','set','?~',738342,738355,738342,738355,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(22,'statement','A protest',NULL,'occurred',NULL,'after test','[2022-07-05?..]','set','?',738341,4611686018427387904,738341,4611686018427387904,4,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
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
	CONSTRAINT pk_event_date PRIMARY KEY (id), 
	CONSTRAINT ck_event_date_modality CHECK (modality IN ('', 'expected', 'actual')), 
	CONSTRAINT ck_event_date_bounds CHECK (lo <= hi), 
	CONSTRAINT fk_event_date_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "event_date" VALUES(1,18,'delivery','expected','by 2030','[..2030-12-31?]',-4611686018427387904,741442,0,'');
CREATE TABLE event_date_member (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	modality TEXT NOT NULL, 
	item TEXT NOT NULL, 
	lo BIGINT NOT NULL, 
	hi BIGINT NOT NULL, 
	sure BOOLEAN NOT NULL, 
	CONSTRAINT pk_event_date_member PRIMARY KEY (id), 
	CONSTRAINT ck_event_date_member_modality CHECK (modality IN ('', 'expected', 'actual')), 
	CONSTRAINT ck_event_date_member_bounds CHECK (lo <= hi), 
	CONSTRAINT fk_event_date_member_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE TABLE event_programme (
	event_id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_event_programme PRIMARY KEY (event_id, programme_id), 
	CONSTRAINT fk_event_programme_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_programme_programme_id_programme FOREIGN KEY(programme_id) REFERENCES programme (id)
);
INSERT INTO "event_programme" VALUES(18,10,0);
CREATE TABLE event_system (
	event_id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_event_system PRIMARY KEY (event_id, system_id), 
	CONSTRAINT fk_event_system_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_system_system_id_system FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO "event_system" VALUES(17,8,0);
INSERT INTO "event_system" VALUES(18,8,0);
CREATE TABLE event_tag (
	event_id INTEGER NOT NULL, 
	tag TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_event_tag PRIMARY KEY (event_id, tag), 
	CONSTRAINT fk_event_tag_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE TABLE exercise (
	event_id INTEGER NOT NULL, 
	series TEXT, 
	form TEXT, 
	distinction TEXT, number TEXT, code_name TEXT, purpose TEXT, 
	CONSTRAINT pk_exercise PRIMARY KEY (event_id), 
	CONSTRAINT ck_exercise_form CHECK (form IN ('field-training', 'command-post', 'computer-simulated', 'live-fire', 'missile-drill', 'naval', 'air', 'amphibious', 'mixed')), 
	CONSTRAINT fk_exercise_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "exercise" VALUES(13,NULL,'field-training',NULL,NULL,NULL,NULL);
CREATE TABLE file (
	id INTEGER NOT NULL, 
	chronicle_id INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	timezone TEXT, 
	CONSTRAINT pk_file PRIMARY KEY (id), 
	CONSTRAINT fk_file_chronicle_id_chronicle FOREIGN KEY(chronicle_id) REFERENCES chronicle (id) ON DELETE CASCADE, 
	CONSTRAINT uq_file_chronicle_id_path UNIQUE (chronicle_id, path)
);
INSERT INTO "file" VALUES(1,1,'released.yaml','d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55','Asia/Seoul');
CREATE TABLE incident (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	damage TEXT, 
	CONSTRAINT pk_incident PRIMARY KEY (event_id), 
	CONSTRAINT ck_incident_form CHECK (form IN ('clash', 'fire', 'incursion-air', 'incursion-sea', 'incursion-land', 'drone', 'balloon', 'infiltration', 'seizure', 'sinking', 'attack', 'assassination', 'abduction', 'cyber-attack', 'jamming', 'interception', 'collision', 'crash', 'accident', 'explosion', 'defection', 'other')), 
	CONSTRAINT fk_incident_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE TABLE inventory (
	event_id INTEGER NOT NULL, 
	CONSTRAINT pk_inventory PRIMARY KEY (event_id), 
	CONSTRAINT fk_inventory_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE TABLE "launch" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	outcome TEXT, 
	impact TEXT, 
	impact_place_id INTEGER, 
	CONSTRAINT pk_launch PRIMARY KEY (event_id), 
	CONSTRAINT ck_launch_form CHECK (form IN ('ballistic', 'cruise', 'hypersonic', 'interceptor', 'anti-ship', 'artillery-rocket', 'space', 'mixed')), 
	CONSTRAINT ck_launch_outcome CHECK (outcome IN ('success', 'partial', 'failure', 'unknown', 'not-applicable')), 
	CONSTRAINT fk_launch_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_launch_impact_place_id_place FOREIGN KEY(impact_place_id) REFERENCES place (id)
);
INSERT INTO "launch" VALUES(14,NULL,'success',NULL,NULL);
CREATE TABLE "link" (
	from_id INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	to_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (from_id, type, to_id), 
	CONSTRAINT ck_link_not_itself CHECK (from_id <> to_id), 
	CONSTRAINT fk_link_from_id_event FOREIGN KEY(from_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_link_to_id_event FOREIGN KEY(to_id) REFERENCES event (id), 
	CONSTRAINT ck_link_type CHECK (type IN ('responds-to', 'part-of', 'during', 'before', 'after', 'announces', 'threatens', 'funds', 'supports', 'refers-to', 'same-as', 'delivers', 'stage-of'))
);
INSERT INTO "link" VALUES(15,'responds-to',14,0);
INSERT INTO "link" VALUES(14,'during',13,0);
CREATE TABLE measure (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	action TEXT, 
	goods TEXT, 
	CONSTRAINT pk_measure PRIMARY KEY (event_id), 
	CONSTRAINT ck_measure_form CHECK (form IN ('sanction', 'embargo', 'export-control', 'tariff', 'aid', 'trade', 'investment', 'closure', 'opening', 'travel-ban', 'expulsion', 'other')), 
	CONSTRAINT ck_measure_action CHECK (action IN ('imposed', 'extended', 'eased', 'lifted')), 
	CONSTRAINT fk_measure_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE TABLE participation (
	event_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	actor_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_participation PRIMARY KEY (event_id, role, actor_id), 
	CONSTRAINT fk_participation_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_participation_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "participation" VALUES(15,'speaker',6,0);
INSERT INTO "participation" VALUES(16,'participants',4,0);
INSERT INTO "participation" VALUES(16,'participants',5,1);
INSERT INTO "participation" VALUES(17,'force',5,0);
INSERT INTO "participation" VALUES(17,'host',4,0);
INSERT INTO "participation" VALUES(22,'speaker',5,0);
INSERT INTO "participation" VALUES(14,'launcher',4,0);
INSERT INTO "participation" VALUES(18,'buyer',6,0);
INSERT INTO "participation" VALUES(13,'participants',4,0);
INSERT INTO "participation" VALUES(13,'participants',5,1);
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
	time TEXT, 
	derived_from_id INTEGER, 
	CONSTRAINT pk_passage PRIMARY KEY (id), 
	CONSTRAINT fk_passage_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_passage_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_passage_range CHECK (start >= 0 AND "end" > start), 
	CONSTRAINT ck_passage_position CHECK ((start IS NULL) = ("end" IS NULL)), 
	CONSTRAINT ck_passage_page CHECK (page > 0), 
	CONSTRAINT ck_passage_row CHECK ("row" > 0), 
	CONSTRAINT ck_passage_line CHECK (line > 0), 
	CONSTRAINT fk_passage_derived_from_id_source FOREIGN KEY(derived_from_id) REFERENCES source (id)
);
INSERT INTO "passage" VALUES(1,14,2,'eight missiles','','',163,177,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(2,14,2,'eight missiles were launched at half past nine on the 5th','','',163,220,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(3,18,2,'around 3.9 trillion won ($3 billion) on fighters','','',236,284,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(4,13,2,'a combined drill of South Korea and the United States from 1 to 5 July','','',22,92,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(5,13,2,'more than 17,000 Americans and over 300,000 South Koreans','','',99,156,'en','mehr als 17.000',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE place (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	latitude TEXT, 
	longitude TEXT, 
	timezone TEXT, 
	part_of_id INTEGER, 
	note TEXT, 
	CONSTRAINT pk_place PRIMARY KEY (id), 
	CONSTRAINT fk_place_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_place_part_of_id_place FOREIGN KEY(part_of_id) REFERENCES place (id)
);
INSERT INTO "place" VALUES(11,'Korea',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "place" VALUES(12,'Seoul','KOR','37.5','127.0','Asia/Seoul',11,NULL);
CREATE TABLE "procurement" (
	event_id INTEGER NOT NULL, 
	stage TEXT, 
	mode TEXT, 
	condition TEXT, 
	platform TEXT, 
	local_designation TEXT, 
	CONSTRAINT pk_procurement PRIMARY KEY (event_id), 
	CONSTRAINT ck_procurement_stage CHECK (stage IN ('proposed', 'approved', 'ordered', 'delivered', 'cancelled')), 
	CONSTRAINT fk_procurement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_procurement_mode CHECK (mode IN ('purchase', 'licence-production', 'kits', 'aid', 'loan', 'lease', 'gift', 'offset', 'transfer')), 
	CONSTRAINT ck_procurement_condition CHECK (condition IN ('new', 'second-hand', 'modernised'))
);
INSERT INTO "procurement" VALUES(18,'approved',NULL,NULL,NULL,NULL);
CREATE TABLE programme (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	aim TEXT, 
	owner_id INTEGER, 
	part_of_id INTEGER, 
	note TEXT, 
	CONSTRAINT pk_programme PRIMARY KEY (id), 
	CONSTRAINT fk_programme_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_programme_owner_id_actor FOREIGN KEY(owner_id) REFERENCES actor (id), 
	CONSTRAINT fk_programme_part_of_id_programme FOREIGN KEY(part_of_id) REFERENCES programme (id)
);
INSERT INTO "programme" VALUES(9,'Plans',NULL,4,NULL,NULL);
INSERT INTO "programme" VALUES(10,'Kill Chain','to answer threats',NULL,9,NULL);
CREATE TABLE relation (
	event_id INTEGER NOT NULL, 
	anchor_id INTEGER NOT NULL, 
	CONSTRAINT pk_relation PRIMARY KEY (event_id, anchor_id), 
	CONSTRAINT fk_relation_anchor_id_entity FOREIGN KEY(anchor_id) REFERENCES entity (id), 
	CONSTRAINT fk_relation_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "relation" VALUES(15,14);
INSERT INTO "relation" VALUES(22,14);
INSERT INTO "relation" VALUES(18,17);
CREATE TABLE revision (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	user TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	command TEXT NOT NULL, 
	undoes_id INTEGER, complete BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_revision PRIMARY KEY (id), 
	CONSTRAINT fk_revision_undoes_id_revision FOREIGN KEY(undoes_id) REFERENCES revision (id)
);
INSERT INTO "revision" VALUES(1,'2026-11-29T10:00:47Z','analyst','timeline 0.1.0','load first',NULL,1);
INSERT INTO "revision" VALUES(2,'2026-11-29T10:00:52Z','analyst','timeline 0.1.0','load then --prune',NULL,1);
INSERT INTO "revision" VALUES(3,'2026-11-29T10:00:58Z','analyst','timeline 0.1.0','undo',2,1);
INSERT INTO "revision" VALUES(4,'2026-11-29T10:01:04Z','analyst','timeline 0.1.0','load then --prune',NULL,1);
CREATE TABLE revision_file (
	revision_id INTEGER NOT NULL, 
	chronicle TEXT NOT NULL, 
	path TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	CONSTRAINT pk_revision_file PRIMARY KEY (revision_id, chronicle, path), 
	CONSTRAINT fk_revision_file_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE
);
INSERT INTO "revision_file" VALUES(1,'released','released.yaml','8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f');
INSERT INTO "revision_file" VALUES(2,'released','released.yaml','d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55');
INSERT INTO "revision_file" VALUES(3,'released','released.yaml','8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f');
INSERT INTO "revision_file" VALUES(4,'released','released.yaml','d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55');
CREATE TABLE saved_query (
	id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_saved_query PRIMARY KEY (id), 
	CONSTRAINT fk_saved_query_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE
);
INSERT INTO "saved_query" VALUES(1,'kind:launch,exercise');
CREATE TABLE search_entry (
	id INTEGER NOT NULL, 
	entity_id INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	stop INTEGER NOT NULL, 
	CONSTRAINT pk_search_entry PRIMARY KEY (id), 
	CONSTRAINT fk_search_entry_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
INSERT INTO "search_entry" VALUES(9,15,'title',0,31);
INSERT INTO "search_entry" VALUES(10,15,'words',0,10);
INSERT INTO "search_entry" VALUES(11,15,'commitments',0,14);
INSERT INTO "search_entry" VALUES(12,15,'commitments',0,10);
INSERT INTO "search_entry" VALUES(13,16,'title',0,19);
INSERT INTO "search_entry" VALUES(14,17,'title',0,15);
INSERT INTO "search_entry" VALUES(15,22,'title',0,9);
INSERT INTO "search_entry" VALUES(16,2,'text',0,308);
INSERT INTO "search_entry" VALUES(17,14,'title',0,27);
INSERT INTO "search_entry" VALUES(18,14,'quote',0,14);
INSERT INTO "search_entry" VALUES(19,14,'quote',0,57);
INSERT INTO "search_entry" VALUES(20,18,'title',0,28);
INSERT INTO "search_entry" VALUES(21,18,'quote',0,48);
INSERT INTO "search_entry" VALUES(22,13,'title',0,14);
INSERT INTO "search_entry" VALUES(23,13,'quote',0,70);
INSERT INTO "search_entry" VALUES(24,13,'quote',0,57);
INSERT INTO "search_entry" VALUES(25,13,'translation',0,15);
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
	covers_hi BIGINT DEFAULT 4611686018427387903 NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT fk_source_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_source_derived_from_id_source FOREIGN KEY(derived_from_id) REFERENCES source (id), 
	CONSTRAINT ck_source_published CHECK (published_lo <= published_hi), 
	CONSTRAINT ck_source_reliability CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')), 
	CONSTRAINT fk_source_text_id_text FOREIGN KEY(text_id) REFERENCES text (id), 
	CONSTRAINT ck_source_covers CHECK (covers_lo <= covers_hi)
);
INSERT INTO "source" VALUES(2,'The gazette of the 6th of July','The Gazette',NULL,'https://example.org/gazette',NULL,NULL,'2022-07-06',738342,738342,'en','B',NULL,NULL,'gazette.txt',2,NULL,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "source" VALUES(3,'A wire report',NULL,NULL,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,NULL,'F',NULL,2,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903);
CREATE TABLE statement (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	words TEXT, 
	CONSTRAINT pk_statement PRIMARY KEY (event_id), 
	CONSTRAINT ck_statement_form CHECK (form IN ('joint-statement', 'communique', 'declaration', 'speech', 'remarks', 'press-release', 'post', 'threat', 'letter', 'resolution')), 
	CONSTRAINT fk_statement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "statement" VALUES(15,'press-release','A success.');
INSERT INTO "statement" VALUES(22,NULL,NULL);
CREATE TABLE summit (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	level TEXT, 
	agenda TEXT, 
	CONSTRAINT pk_summit PRIMARY KEY (event_id), 
	CONSTRAINT ck_summit_form CHECK (form IN ('in-person', 'virtual', 'telephone', 'sidelines')), 
	CONSTRAINT ck_summit_level CHECK (level IN ('leaders', 'ministers', 'officials')), 
	CONSTRAINT fk_summit_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "summit" VALUES(16,NULL,'leaders',NULL);
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
	CONSTRAINT pk_system PRIMARY KEY (id), 
	CONSTRAINT fk_system_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_system_category CHECK (category IN ('aircraft', 'missile', 'launcher', 'ship', 'submarine', 'vehicle', 'artillery', 'air-defence', 'sensor', 'munition', 'space', 'other', 'engine')), 
	CONSTRAINT fk_system_part_of_id_system FOREIGN KEY(part_of_id) REFERENCES system (id), 
	CONSTRAINT ck_system_class CHECK (class IN ('fighter', 'bomber', 'transport', 'tanker', 'trainer', 'patrol', 'early-warning', 'helicopter', 'uav', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'cruise', 'hypersonic', 'anti-ship', 'anti-tank', 'air-to-air', 'air-to-surface', 'sam', 'abm', 'carrier', 'destroyer', 'frigate', 'corvette', 'amphibious', 'fast-attack', 'mine-warfare', 'support', 'ssn', 'ssbn', 'ssk', 'tank', 'apc', 'gun', 'mlrs', 'mortar', 'radar', 'sonar', 'bomb', 'torpedo', 'mine', 'satellite', 'launch-vehicle', 'turbofan', 'turboprop', 'diesel', 'rocket')), 
	CONSTRAINT fk_system_maker_id_actor FOREIGN KEY(maker_id) REFERENCES actor (id), 
	CONSTRAINT fk_system_version_of_id_system FOREIGN KEY(version_of_id) REFERENCES system (id)
);
INSERT INTO "system" VALUES(7,'Fighter aircraft','aircraft',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "system" VALUES(8,'F-35A','aircraft','USA',7,NULL,NULL,NULL,NULL);
CREATE TABLE test (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	outcome TEXT, 
	CONSTRAINT pk_test PRIMARY KEY (event_id), 
	CONSTRAINT ck_test_form CHECK (form IN ('nuclear', 'subcritical', 'engine', 'warhead', 're-entry', 'ejection', 'component', 'sea-trial', 'flight-test', 'other')), 
	CONSTRAINT ck_test_outcome CHECK (outcome IN ('success', 'partial', 'failure', 'unknown', 'not-applicable')), 
	CONSTRAINT fk_test_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE TABLE text (
	id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_text PRIMARY KEY (id), 
	CONSTRAINT uq_text_sha256 UNIQUE (sha256)
);
INSERT INTO "text" VALUES(1,'865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408','The ministry spoke of a combined drill of South Korea and the United States from 1 to 5 July, with more than 17,000 Americans and over 300,000 South Koreans. Then eight missiles were launched at half past nine on the 5th. It will spend around 3.9 trillion won ($3 billion) on fighters.
');
INSERT INTO "text" VALUES(2,'10e171d91156a882b66ac7b3f4e284a08b0cd2bfc689024b08e919ae7f6e969c','The ministry spoke of a combined drill of South Korea and the United States from 1 to 5 July, with more than 17,000 Americans and over 300,000 South Koreans. Then eight missiles were launched at half past nine on the 5th. It will spend around 3.9 trillion won ($3 billion) on fighters.
Washington protested.
');
CREATE TABLE wording (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	slot TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_wording PRIMARY KEY (id), 
	CONSTRAINT fk_wording_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT uq_wording_event_id_field_slot UNIQUE (event_id, field, slot)
);
INSERT INTO "wording" VALUES(1,15,'commitments','more',0,'to do it again');
INSERT INTO "wording" VALUES(2,15,'commitments','less',1,'to do less');
CREATE INDEX ix_entity_file_id ON entity (file_id);
CREATE INDEX ix_entity_type ON entity (type);
CREATE INDEX ix_alias_entity_id ON alias (entity_id);
CREATE INDEX ix_place_part_of_id ON place (part_of_id);
CREATE INDEX ix_programme_owner_id ON programme (owner_id);
CREATE INDEX ix_programme_part_of_id ON programme (part_of_id);
CREATE INDEX ix_amount_actor_id ON amount (actor_id);
CREATE INDEX ix_amount_event_id ON amount (event_id);
CREATE INDEX ix_amount_field_high_low ON amount (field, high, low);
CREATE INDEX ix_claim_claimant_id ON claim (claimant_id);
CREATE INDEX ix_claim_entity_id ON claim (entity_id);
CREATE INDEX ix_claim_passage_id ON claim (passage_id);
CREATE INDEX ix_event_date_event_id ON event_date (event_id);
CREATE INDEX ix_event_date_field_lo_hi ON event_date (field, lo, hi);
CREATE INDEX ix_event_programme_programme_id_event_id ON event_programme (programme_id, event_id);
CREATE INDEX ix_event_system_system_id_event_id ON event_system (system_id, event_id);
CREATE INDEX ix_participation_actor_id_event_id ON participation (actor_id, event_id);
CREATE INDEX ix_relation_anchor_id ON relation (anchor_id);
CREATE INDEX ix_search_entry_entity_id_part ON search_entry (entity_id, part);
CREATE TRIGGER search_index_removed AFTER DELETE ON search_entry BEGIN DELETE FROM search_index WHERE rowid = old.id; END;
CREATE INDEX ix_definition_file_id ON definition (file_id);
CREATE INDEX ix_change_key ON change ("key");
CREATE INDEX ix_change_revision_id ON change (revision_id);
CREATE INDEX ix_link_to_id_type ON link (to_id, type);
CREATE INDEX ix_event_date_member_event_id ON event_date_member (event_id);
CREATE INDEX ix_event_date_member_field_lo_hi ON event_date_member (field, lo, hi);
CREATE INDEX ix_event_tag_tag_event_id ON event_tag (tag, event_id);
CREATE INDEX ix_system_part_of_id ON system (part_of_id);
CREATE INDEX ix_system_maker_id ON system (maker_id);
CREATE INDEX ix_system_version_of_id ON system (version_of_id);
CREATE INDEX ix_launch_impact_place_id ON launch (impact_place_id);
CREATE INDEX ix_event_start_lo_end_hi_id ON event (start_lo, end_hi, id);
CREATE INDEX ix_event_span_class_start_lo_end_hi ON event (span_class, start_lo, end_hi);
CREATE INDEX ix_event_same_as_id ON event (same_as_id);
CREATE INDEX ix_event_kind_start_lo ON event (kind, start_lo);
CREATE INDEX ix_event_place_id ON event (place_id);
CREATE INDEX ix_event_status_start_lo ON event (status, start_lo);
CREATE INDEX ix_actor_part_of_id ON actor (part_of_id);
CREATE INDEX ix_source_derived_from_id ON source (derived_from_id);
CREATE INDEX ix_source_published_lo ON source (published_lo);
CREATE INDEX ix_source_text_id ON source (text_id);
CREATE INDEX ix_passage_source_id_start ON passage (source_id, start);
CREATE INDEX ix_passage_entity_id ON passage (entity_id);
CREATE INDEX ix_passage_derived_from_id ON passage (derived_from_id);
CREATE VIRTUAL TABLE search_index USING fts5(words, tokenize = 'ascii');
INSERT INTO search_index (rowid, words) VALUES (9, 'the ministry praises the launch');
INSERT INTO search_index (rowid, words) VALUES (10, 'a success');
INSERT INTO search_index (rowid, words) VALUES (11, 'to do it again');
INSERT INTO search_index (rowid, words) VALUES (12, 'to do less');
INSERT INTO search_index (rowid, words) VALUES (13, 'the presidents meet');
INSERT INTO search_index (rowid, words) VALUES (14, 'fighters arrive');
INSERT INTO search_index (rowid, words) VALUES (15, 'a protest');
INSERT INTO search_index (rowid, words) VALUES (16, 'the ministry spoke of a combined drill of south korea and the united states from 1 to 5 july with more than 17 000 americans and over 300 000 south koreans then eight missiles were launched at half past nine on the 5th it will spend around 3 9 trillion won 3 billion on fighters washington protested');
INSERT INTO search_index (rowid, words) VALUES (17, 'eight missiles are launched');
INSERT INTO search_index (rowid, words) VALUES (18, 'eight missiles');
INSERT INTO search_index (rowid, words) VALUES (19, 'eight missiles were launched at half past nine on the 5th');
INSERT INTO search_index (rowid, words) VALUES (20, 'twenty fighters are approved');
INSERT INTO search_index (rowid, words) VALUES (21, 'around 3 9 trillion won 3 billion on fighters');
INSERT INTO search_index (rowid, words) VALUES (22, 'combined drill');
INSERT INTO search_index (rowid, words) VALUES (23, 'a combined drill of south korea and the united states from 1 to 5 july');
INSERT INTO search_index (rowid, words) VALUES (24, 'more than 17 000 americans and over 300 000 south koreans');
INSERT INTO search_index (rowid, words) VALUES (25, 'mehr als 17 000');
COMMIT;
