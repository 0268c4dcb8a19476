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
	CONSTRAINT fk_actor_part_of_id_actor FOREIGN KEY(part_of_id) REFERENCES actor (id), 
	CONSTRAINT fk_actor_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_actor_kind CHECK (kind IN ('state', 'organisation', 'person', 'unit', 'alliance', 'former-state', 'company', 'armed-group', 'unknown')), 
	CONSTRAINT ck_actor_valid_from CHECK (valid_from_lo <= valid_from_hi), 
	CONSTRAINT ck_actor_valid_until CHECK (valid_until_lo <= valid_until_hi)
);
INSERT INTO "actor" VALUES(4,'South Korea','state','KOR',NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(5,'United States','state','USA',NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(6,'Ministry of Defense','organisation',NULL,4,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(22,'A plant','company','KOR',NULL,NULL,'1990',726468,726832,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(23,'South Yemen','former-state',NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'1990-05-22',726609,726609);
INSERT INTO "actor" VALUES(24,'A band','armed-group',NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
CREATE TABLE agreement (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	stage TEXT, 
	CONSTRAINT pk_agreement PRIMARY KEY (event_id), 
	CONSTRAINT ck_agreement_form CHECK (form IN ('treaty', 'protocol', 'memorandum', 'communique', 'declaration', 'ceasefire', 'arms-deal', 'framework', 'exchange-of-notes', 'other')), 
	CONSTRAINT ck_agreement_stage CHECK (stage IN ('negotiated', 'agreed', 'signed', 'ratified', 'in-force', 'suspended', 'withdrawn', 'expired')), 
	CONSTRAINT fk_agreement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "agreement" VALUES(30,'treaty','signed');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
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
INSERT INTO "amount" VALUES(8,33,'bearing',NULL,'','~90',72,90,108,'about',NULL,'');
INSERT INTO "amount" VALUES(9,33,'killed',NULL,'','0',0,0,0,'exact',NULL,'');
INSERT INTO "amount" VALUES(10,33,'wounded',NULL,'','3+',3,3,NULL,'at-least',NULL,'');
INSERT INTO "amount" VALUES(11,34,'quantity',NULL,'','16',16,16,16,'exact',NULL,'');
INSERT INTO "amount" VALUES(12,34,'delivered',NULL,'actual','8',8,8,8,'exact',NULL,'');
INSERT INTO "amount" VALUES(13,34,'deliveries',NULL,'','8',8,8,8,'exact',NULL,'1.quantity');
INSERT INTO "amount" VALUES(14,34,'deliveries',NULL,'','~8',7,8,9,'about',NULL,'2.quantity');
INSERT INTO "amount" VALUES(15,34,'tiv_unit',NULL,'','2.5',2.5,2.5,2.5,'exact',NULL,'');
INSERT INTO "amount" VALUES(16,34,'tiv_total',NULL,'','40',40,40,40,'exact',NULL,'');
INSERT INTO "amount" VALUES(17,34,'tiv_delivered',NULL,'','20',20,20,20,'exact',NULL,'');
INSERT INTO "amount" VALUES(18,35,'quantity',NULL,'','8',8,8,8,'exact',NULL,'');
INSERT INTO "amount" VALUES(21,44,'thrust',NULL,'','1971',1971,1971,1971,'exact',NULL,'');
INSERT INTO "amount" VALUES(22,14,'quantity',NULL,'','8',8,8,8,'exact',NULL,'');
INSERT INTO "amount" VALUES(23,14,'range',NULL,'','85..95',85,NULL,95,'between',NULL,'');
INSERT INTO "amount" VALUES(24,18,'quantity',NULL,'','20',20,20,20,'exact',NULL,'');
INSERT INTO "amount" VALUES(25,18,'fleet_after',NULL,'expected','60',60,60,60,'exact',NULL,'');
INSERT INTO "amount" VALUES(26,18,'cost',NULL,'','~3.9e12 KRW',3120000000000,3900000000000,4680000000000,'about','KRW','');
INSERT INTO "amount" VALUES(27,42,'quantity',NULL,'','250..270',250,NULL,270,'between',NULL,'');
INSERT INTO "amount" VALUES(28,43,'apogee',NULL,'','260',260,260,260,'exact',NULL,'');
INSERT INTO "amount" VALUES(29,45,'tiv_new',NULL,'','0.06',0.06,0.06,0.06,'exact',NULL,'');
INSERT INTO "amount" VALUES(30,13,'troops',5,'','17000+',17000,17000,NULL,'at-least',NULL,'');
INSERT INTO "amount" VALUES(31,13,'troops',4,'','>300000',300000,300000,NULL,'over',NULL,'');
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
INSERT INTO "change" VALUES(3,1,'file','released/wider.yaml','added','',NULL);
INSERT INTO "change" VALUES(4,1,'file','released/words.yaml','added','',NULL);
INSERT INTO "change" VALUES(5,1,'query','tests','added','',NULL);
INSERT INTO "change" VALUES(6,1,'source','gazette','added','',NULL);
INSERT INTO "change" VALUES(7,1,'source','wire','added','',NULL);
INSERT INTO "change" VALUES(8,1,'actor','kor','added','',NULL);
INSERT INTO "change" VALUES(9,1,'actor','usa','added','',NULL);
INSERT INTO "change" VALUES(10,1,'actor','ministry','added','',NULL);
INSERT INTO "change" VALUES(11,1,'system','fighters','added','',NULL);
INSERT INTO "change" VALUES(12,1,'system','f-35a','added','',NULL);
INSERT INTO "change" VALUES(13,1,'programme','plans','added','',NULL);
INSERT INTO "change" VALUES(14,1,'programme','kill-chain','added','',NULL);
INSERT INTO "change" VALUES(15,1,'place','korea','added','',NULL);
INSERT INTO "change" VALUES(16,1,'place','seoul','added','',NULL);
INSERT INTO "change" VALUES(17,1,'event','drill','added','',NULL);
INSERT INTO "change" VALUES(18,1,'event','test','added','',NULL);
INSERT INTO "change" VALUES(19,1,'event','answer','added','',NULL);
INSERT INTO "change" VALUES(20,1,'event','meeting','added','',NULL);
INSERT INTO "change" VALUES(21,1,'event','arrival','added','',NULL);
INSERT INTO "change" VALUES(22,1,'event','order','added','',NULL);
INSERT INTO "change" VALUES(23,1,'event','order-again','added','',NULL);
INSERT INTO "change" VALUES(24,1,'source','register','added','',NULL);
INSERT INTO "change" VALUES(25,1,'source','paper','added','',NULL);
INSERT INTO "change" VALUES(26,1,'actor','plant','added','',NULL);
INSERT INTO "change" VALUES(27,1,'actor','yemen','added','',NULL);
INSERT INTO "change" VALUES(28,1,'actor','band','added','',NULL);
INSERT INTO "change" VALUES(29,1,'system','engine','added','',NULL);
INSERT INTO "change" VALUES(30,1,'system','rocket','added','',NULL);
INSERT INTO "change" VALUES(31,1,'system','rocket-b','added','',NULL);
INSERT INTO "change" VALUES(32,1,'event','engine-test','added','',NULL);
INSERT INTO "change" VALUES(33,1,'event','shots','added','',NULL);
INSERT INTO "change" VALUES(34,1,'event','pact','added','',NULL);
INSERT INTO "change" VALUES(35,1,'event','ban','added','',NULL);
INSERT INTO "change" VALUES(36,1,'event','stock','added','',NULL);
INSERT INTO "change" VALUES(37,1,'event','flight','added','',NULL);
INSERT INTO "change" VALUES(38,1,'event','contract','added','',NULL);
INSERT INTO "change" VALUES(39,1,'event','handover','added','',NULL);
INSERT INTO "change" VALUES(40,1,'event','bid','added','',NULL);
INSERT INTO "change" VALUES(41,1,'event','series','added','',NULL);
INSERT INTO "change" VALUES(42,1,'event','about-it','added','',NULL);
INSERT INTO "change" VALUES(43,1,'query','numbered','added','',NULL);
INSERT INTO "change" VALUES(44,1,'query','bartered','added','',NULL);
INSERT INTO "change" VALUES(45,1,'system','carrier-of-troops','added','',NULL);
INSERT INTO "change" VALUES(46,1,'event','balloons','added','',NULL);
INSERT INTO "change" VALUES(47,1,'event','second-of-salvo','added','',NULL);
INSERT INTO "change" VALUES(48,1,'event','strong-engine','added','',NULL);
INSERT INTO "change" VALUES(49,1,'event','barter','added','',NULL);
INSERT INTO "change" VALUES(50,1,'event','students','added','',NULL);
INSERT INTO "change" VALUES(51,1,'event','warning','added','',NULL);
INSERT INTO "change" VALUES(52,1,'event','talks','added','',NULL);
INSERT INTO "change" VALUES(53,1,'event','old-drill','added','',NULL);
INSERT INTO "change" VALUES(54,1,'event','turned','added','',NULL);
INSERT INTO "change" VALUES(55,1,'event','old-barter','added','',NULL);
INSERT INTO "change" VALUES(56,1,'event','doubtful-gift','added','',NULL);
INSERT INTO "change" VALUES(57,1,'event','doubtful-aid','added','',NULL);
INSERT INTO "change" VALUES(58,2,'file','released/released.yaml','changed','sha256','"8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f"');
INSERT INTO "change" VALUES(59,2,'file','released/wider.yaml','changed','sha256','"e93b38cd40ade708112a5d10bbc3dd3aaae40b5b0869bb7a32df58a3ee9038a7"');
INSERT INTO "change" VALUES(60,2,'file','released/words.yaml','changed','sha256','"1f58bca78f11826c056c64d9d3b6b52722efa2824c6017398d03639e2da749f8"');
INSERT INTO "change" VALUES(61,2,'file','released/words.yaml','changed','lines','{"doubtful-aid": 97, "doubtful-gift": 87, "students": 40, "talks": 52, "turned": 69, "warning": 46}');
INSERT INTO "change" VALUES(62,2,'event','protest','added','',NULL);
INSERT INTO "change" VALUES(63,2,'source','gazette','changed','text_sha256','"865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408"');
INSERT INTO "change" VALUES(64,2,'system','fighters','changed','name','"Fighters"');
INSERT INTO "change" VALUES(65,2,'event','test','changed','title','"Launch of eight missiles"');
INSERT INTO "change" VALUES(66,2,'event','test','changed','range','"~90"');
INSERT INTO "change" VALUES(67,2,'event','order','changed','cite','{"gazette": [{"quote": "around 3.9 trillion won ($3 billion)", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO "change" VALUES(68,2,'event','series','changed','number','"3"');
INSERT INTO "change" VALUES(69,2,'query','numbered','changed','text','"kind:exercise number:3,4"');
INSERT INTO "change" VALUES(70,2,'event','balloons','changed','quantity','"~260"');
INSERT INTO "change" VALUES(71,2,'event','second-of-salvo','changed','series_number','"2"');
INSERT INTO "change" VALUES(72,2,'event','barter','changed','inferred','{"when": "x", "payer": "x", "mode": "x", "tiv_new": "x"}');
INSERT INTO "change" VALUES(73,2,'event','barter','changed','condition',NULL);
INSERT INTO "change" VALUES(74,2,'event','turned','changed','kind','"exercise"');
INSERT INTO "change" VALUES(75,2,'event','turned','changed','title','"A drill, or a launch"');
INSERT INTO "change" VALUES(76,2,'event','turned','changed','number','"9"');
INSERT INTO "change" VALUES(77,2,'event','turned','changed','cite','{"wire": [{"quote": "the ninth", "for": ["number"], "disputes": {"number": "10"}}]}');
INSERT INTO "change" VALUES(78,2,'event','turned','changed','accepted','{"number": "x"}');
INSERT INTO "change" VALUES(79,2,'event','doubtful-gift','changed','cite','{"wire": [{"quote": "for grain", "disputes": {"mode": "exchange"}}]}');
INSERT INTO "change" VALUES(80,2,'event','old-barter','removed','','{"chronicle": "released", "file": "words.yaml", "line": 81, "also": [], "record": {"kind": "procurement", "title": "A barter that is taken out", "when": "2022-06-22", "mode": "exchange", "inferred": {"when": "x", "mode": "x"}}, "timezone": null}');
INSERT INTO "change" VALUES(81,2,'event','old-drill','removed','','{"chronicle": "released", "file": "words.yaml", "line": 59, "also": [], "record": {"kind": "exercise", "title": "A drill that is taken out", "when": "2022-06-20", "number": "7", "cite": {"gazette": [{"quote": "eight missiles", "for": ["when", "number"]}]}, "inferred": {"number": "x"}}, "timezone": null}');
INSERT INTO "change" VALUES(82,2,'event','order-again','removed','','{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "procurement", "title": "Approval of 20 fighters", "when": "2022-07", "stage": "approved", "links": [["same-as", "order"]], "inferred": {"when": "x", "stage": "x", "links": "x"}}, "timezone": "Asia/Seoul"}');
INSERT INTO "change" VALUES(83,3,'file','released/released.yaml','changed','sha256','"d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55"');
INSERT INTO "change" VALUES(84,3,'file','released/wider.yaml','changed','sha256','"1b17d5a4110921416a5709388c264e9a4d149e6bdb4a41611918afbfc2df234e"');
INSERT INTO "change" VALUES(85,3,'file','released/words.yaml','changed','sha256','"8129769db519272b1e8ff4da93adb9ba2759fdcf89a329b92263b1064814bb32"');
INSERT INTO "change" VALUES(86,3,'file','released/words.yaml','changed','lines','{"doubtful-aid": 75, "doubtful-gift": 65, "students": 41, "talks": 53, "turned": 60, "warning": 47}');
INSERT INTO "change" VALUES(87,3,'event','old-barter','added','',NULL);
INSERT INTO "change" VALUES(88,3,'event','old-drill','added','',NULL);
INSERT INTO "change" VALUES(89,3,'event','order-again','added','',NULL);
INSERT INTO "change" VALUES(90,3,'source','gazette','changed','text_sha256','"10e171d91156a882b66ac7b3f4e284a08b0cd2bfc689024b08e919ae7f6e969c"');
INSERT INTO "change" VALUES(91,3,'system','fighters','changed','name','"Fighter aircraft"');
INSERT INTO "change" VALUES(92,3,'event','test','changed','title','"Eight missiles are launched"');
INSERT INTO "change" VALUES(93,3,'event','test','changed','range','"85..95"');
INSERT INTO "change" VALUES(94,3,'event','order','changed','cite','{"gazette": [{"quote": "around 3.9 trillion won ($3 billion) on fighters", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO "change" VALUES(95,3,'event','series','changed','number','"4"');
INSERT INTO "change" VALUES(96,3,'query','numbered','changed','text','"kind:exercise number:3"');
INSERT INTO "change" VALUES(97,3,'event','balloons','changed','quantity','"250..270"');
INSERT INTO "change" VALUES(98,3,'event','second-of-salvo','changed','series_number','"3"');
INSERT INTO "change" VALUES(99,3,'event','barter','changed','condition','"second-hand"');
INSERT INTO "change" VALUES(100,3,'event','barter','changed','inferred','{"when": "x", "payer": "x", "mode": "x", "condition": "x", "tiv_new": "x"}');
INSERT INTO "change" VALUES(101,3,'event','turned','changed','kind','"launch"');
INSERT INTO "change" VALUES(102,3,'event','turned','changed','title','"A launch after all"');
INSERT INTO "change" VALUES(103,3,'event','turned','changed','number',NULL);
INSERT INTO "change" VALUES(104,3,'event','turned','changed','cite',NULL);
INSERT INTO "change" VALUES(105,3,'event','turned','changed','accepted',NULL);
INSERT INTO "change" VALUES(106,3,'event','doubtful-gift','changed','cite','{"wire": [{"quote": "for grain", "disputes": {"mode": "transfer"}}]}');
INSERT INTO "change" VALUES(107,3,'event','protest','removed','','{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "statement", "title": "A protest", "when": "after test", "speaker": ["usa"], "inferred": {"when": "x", "speaker": "x"}}, "timezone": "Asia/Seoul"}');
INSERT INTO "change" VALUES(108,4,'file','released/released.yaml','changed','sha256','"8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f"');
INSERT INTO "change" VALUES(109,4,'file','released/wider.yaml','changed','sha256','"e93b38cd40ade708112a5d10bbc3dd3aaae40b5b0869bb7a32df58a3ee9038a7"');
INSERT INTO "change" VALUES(110,4,'file','released/words.yaml','changed','sha256','"1f58bca78f11826c056c64d9d3b6b52722efa2824c6017398d03639e2da749f8"');
INSERT INTO "change" VALUES(111,4,'file','released/words.yaml','changed','lines','{"doubtful-aid": 97, "doubtful-gift": 87, "students": 40, "talks": 52, "turned": 69, "warning": 46}');
INSERT INTO "change" VALUES(112,4,'event','protest','added','',NULL);
INSERT INTO "change" VALUES(113,4,'source','gazette','changed','text_sha256','"865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408"');
INSERT INTO "change" VALUES(114,4,'system','fighters','changed','name','"Fighters"');
INSERT INTO "change" VALUES(115,4,'event','test','changed','title','"Launch of eight missiles"');
INSERT INTO "change" VALUES(116,4,'event','test','changed','range','"~90"');
INSERT INTO "change" VALUES(117,4,'event','order','changed','cite','{"gazette": [{"quote": "around 3.9 trillion won ($3 billion)", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO "change" VALUES(118,4,'event','series','changed','number','"3"');
INSERT INTO "change" VALUES(119,4,'query','numbered','changed','text','"kind:exercise number:3,4"');
INSERT INTO "change" VALUES(120,4,'event','balloons','changed','quantity','"~260"');
INSERT INTO "change" VALUES(121,4,'event','second-of-salvo','changed','series_number','"2"');
INSERT INTO "change" VALUES(122,4,'event','barter','changed','inferred','{"when": "x", "payer": "x", "mode": "x", "tiv_new": "x"}');
INSERT INTO "change" VALUES(123,4,'event','barter','changed','condition',NULL);
INSERT INTO "change" VALUES(124,4,'event','turned','changed','kind','"exercise"');
INSERT INTO "change" VALUES(125,4,'event','turned','changed','title','"A drill, or a launch"');
INSERT INTO "change" VALUES(126,4,'event','turned','changed','number','"9"');
INSERT INTO "change" VALUES(127,4,'event','turned','changed','cite','{"wire": [{"quote": "the ninth", "for": ["number"], "disputes": {"number": "10"}}]}');
INSERT INTO "change" VALUES(128,4,'event','turned','changed','accepted','{"number": "x"}');
INSERT INTO "change" VALUES(129,4,'event','doubtful-gift','changed','cite','{"wire": [{"quote": "for grain", "disputes": {"mode": "exchange"}}]}');
INSERT INTO "change" VALUES(130,4,'event','old-barter','removed','','{"chronicle": "released", "file": "words.yaml", "line": 81, "also": [], "record": {"kind": "procurement", "title": "A barter that is taken out", "when": "2022-06-22", "mode": "exchange", "inferred": {"when": "x", "mode": "x"}}, "timezone": null}');
INSERT INTO "change" VALUES(131,4,'event','old-drill','removed','','{"chronicle": "released", "file": "words.yaml", "line": 59, "also": [], "record": {"kind": "exercise", "title": "A drill that is taken out", "when": "2022-06-20", "number": "7", "cite": {"gazette": [{"quote": "eight missiles", "for": ["when", "number"]}]}, "inferred": {"number": "x"}}, "timezone": null}');
INSERT INTO "change" VALUES(132,4,'event','order-again','removed','','{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "procurement", "title": "Approval of 20 fighters", "when": "2022-07", "stage": "approved", "links": [["same-as", "order"]], "inferred": {"when": "x", "stage": "x", "links": "x"}}, "timezone": "Asia/Seoul"}');
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
INSERT INTO "claim" VALUES(41,28,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(42,28,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(43,28,NULL,'outcome','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(44,29,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(45,29,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(46,29,NULL,'damage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(47,30,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(48,30,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(49,30,NULL,'stage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(50,31,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(51,31,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(52,31,NULL,'action','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(53,31,NULL,'goods','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(54,32,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(55,33,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(56,33,NULL,'bearing','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(57,33,NULL,'impact_place','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(58,33,NULL,'outcome','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(59,33,NULL,'killed','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(60,33,NULL,'wounded','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(61,34,6,'quantity deliveries.1.quantity','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(62,34,7,'when','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(63,34,8,'stage','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(64,34,8,'quantity','disputes','>16','6',NULL,NULL);
INSERT INTO "claim" VALUES(65,34,NULL,'recipient','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(66,34,NULL,'mode','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(67,34,NULL,'condition','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(68,34,NULL,'platform','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(69,34,NULL,'local_designation','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(70,34,NULL,'delivered','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(71,34,NULL,'delivery','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(72,34,NULL,'deliveries','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(73,34,NULL,'tiv_unit','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(74,34,NULL,'tiv_total','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(75,34,NULL,'tiv_delivered','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(76,35,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(77,35,NULL,'stage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(78,35,NULL,'quantity','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(79,35,NULL,'links','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(80,36,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(81,36,NULL,'stage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(82,36,NULL,'links','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(87,38,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(88,38,NULL,'target','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(95,44,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(96,44,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(97,44,NULL,'thrust','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(102,46,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(103,46,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(104,47,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(105,47,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(106,48,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(107,48,NULL,'level','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(119,53,12,'form','disputes','exchange','6',NULL,NULL);
INSERT INTO "claim" VALUES(120,53,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(121,53,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(122,58,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(123,58,NULL,'speaker','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(124,14,13,'quantity','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(125,14,13,'quantity','disputes','10','6',NULL,NULL);
INSERT INTO "claim" VALUES(126,14,14,'when','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(127,14,NULL,'launcher','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(128,14,NULL,'range','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(129,14,NULL,'outcome','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(130,14,NULL,'place','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(131,14,NULL,'links','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(132,14,NULL,'quantity','accepted',NULL,'6',NULL,'the count was confirmed');
INSERT INTO "claim" VALUES(133,18,15,'cost','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(134,18,15,'cost','restates','3e9 USD','6',NULL,NULL);
INSERT INTO "claim" VALUES(135,18,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(136,18,NULL,'stage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(137,18,NULL,'buyer','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(138,18,NULL,'systems','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(139,18,NULL,'programme','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(140,18,NULL,'quantity','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(141,18,NULL,'fleet_after','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(142,18,NULL,'delivery','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(143,37,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(144,37,NULL,'number','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(145,37,NULL,'code_name','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(146,37,NULL,'purpose','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(147,42,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(148,42,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(149,42,NULL,'quantity','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(150,43,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(151,43,NULL,'series_number','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(152,43,NULL,'apogee','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(153,45,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(154,45,NULL,'payer','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(155,45,NULL,'mode','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(156,45,NULL,'condition','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(157,45,NULL,'tiv_new','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(158,50,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(159,52,16,'mode','disputes','transfer','6',NULL,NULL);
INSERT INTO "claim" VALUES(160,52,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(161,52,NULL,'mode','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(162,13,17,'when participants','supports',NULL,'2',6,NULL);
INSERT INTO "claim" VALUES(163,13,18,'troops','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(164,13,NULL,'place','inferred',NULL,'6',NULL,'the gazette is from there');
INSERT INTO "claim" VALUES(165,13,NULL,'form','inferred',NULL,'6',NULL,'as every year');
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
INSERT INTO "entity" VALUES(20,'register','source',2,4,'706b4ab79b656ce4a71dcaf90f5edeabc5b45696d93ce4c4ae23c1cc4e8a6446',1,'706b4ab79b656ce4',NULL);
INSERT INTO "entity" VALUES(21,'paper','source',2,8,'09e2c3f92713f1eca765f21b2d0ede280bd883f94ae959e3e9e484937914c193',1,'09e2c3f92713f1ec',NULL);
INSERT INTO "entity" VALUES(22,'plant','actor',2,11,'8019e348bcebf712c1654fd1f64deb4eefc7421c3098d347d4decac5913b100a',1,'8019e348bcebf712',NULL);
INSERT INTO "entity" VALUES(23,'yemen','actor',2,12,'3d53b09ec9feb39e5948637d84e5a66fcd3326bce368edaf9c70179d58f023ae',1,'3d53b09ec9feb39e',NULL);
INSERT INTO "entity" VALUES(24,'band','actor',2,13,'317e8ee42be1619c7ed82364dd8972da66e7aa32d53387342ec14f280f47ff2f',1,'317e8ee42be1619c',NULL);
INSERT INTO "entity" VALUES(25,'engine','system',2,16,'a5e1d3452303d32aa9f5fc622068ce63a6055f59a9696314447ff005bdc7e85f',1,'a5e1d3452303d32a',NULL);
INSERT INTO "entity" VALUES(26,'rocket','system',2,17,'a7614a849bc20e708a225c90c46df343fbb4a83aedb4721e999beded13ae6575',1,'a7614a849bc20e70',NULL);
INSERT INTO "entity" VALUES(27,'rocket-b','system',2,18,'235aaab981489490b867f0ff1189ff89a77054216395602bf06979695be60f14',1,'235aaab981489490',NULL);
INSERT INTO "entity" VALUES(28,'engine-test','event',2,21,'2977a1cb1e7d1b058765d0a7954c36a46fb9b46f8511ae6838b409afb6232837',1,'de6616f41d3e47cd',NULL);
INSERT INTO "entity" VALUES(29,'shots','event',2,29,'a9eba18a34835cd2507b798895fa48603a0fa855738083b81497b52b7600fb86',1,'a8beeecf5e4b1571',NULL);
INSERT INTO "entity" VALUES(30,'pact','event',2,37,'d34c78956eab2fcdd85ec6777c5b05c9438ffcdd60665f6e1adf04b0812d33d5',1,'0d2bf7ce59020c0c',NULL);
INSERT INTO "entity" VALUES(31,'ban','event',2,44,'320561389c6bc70a97b34ce413730502d27d29f6039e84f8baccc19e19f3a806',1,'088ed3e7714c85df',NULL);
INSERT INTO "entity" VALUES(32,'stock','event',2,52,'013c23445a7d79dbabd4c5320f1577527ecaa77f9390f2e7b8d28503fdec97ac',1,'013c23445a7d79db',NULL);
INSERT INTO "entity" VALUES(33,'flight','event',2,57,'3fa35328d298fd4a417b1ca0182eea16ffe03d9a18ff6f69058d4dc772f89749',1,'3515bd11cce926ee',NULL);
INSERT INTO "entity" VALUES(34,'contract','event',2,67,'a2b0606c2398fa36f2f2c5bfaa435d6e4a58d0b5f1eb4cd04deaf486d83db0fa',1,'c1ae2b25df182f52',NULL);
INSERT INTO "entity" VALUES(35,'handover','event',2,101,'7d0a79b47944870062a38cfb5deb36de5ea6c98e527b5edf2784e697fa660814',1,'35f6c6204cd8e644',NULL);
INSERT INTO "entity" VALUES(36,'bid','event',2,109,'d28463814297e2568e1247516df68515a8efab2ba8692205b50a7431436e7600',1,'43b3c361ae678a85',NULL);
INSERT INTO "entity" VALUES(37,'series','event',2,116,'04bf7c3980d51ead9297aeb8f47efe40d1ad707c7fc58eaa9d0475895c6498b9',1,'e2cd5586ad001880',NULL);
INSERT INTO "entity" VALUES(38,'about-it','event',2,124,'24ee30fc70ee762cb4855e715ad1f4ddb47553656787c7d6b246d41ff6d227e5',1,'0c2c2f079d44cca6',NULL);
INSERT INTO "entity" VALUES(39,'numbered','query',3,4,'8735294a5312eb98453784a5780dfb06781850a1eee77290d6d4d5a7df528f0b',1,'8735294a5312eb98',NULL);
INSERT INTO "entity" VALUES(40,'bartered','query',3,5,'781661ae8c04cac2777d528626e42d1a8e4d1e1e1d4bd71cd5b9db72a7c144be',1,'781661ae8c04cac2',NULL);
INSERT INTO "entity" VALUES(41,'carrier-of-troops','system',3,8,'3f5735741e4bdd869d817bf1650ad293d3d941df9fb9765bc7ad3bdc2fef5f39',1,'3f5735741e4bdd86',NULL);
INSERT INTO "entity" VALUES(42,'balloons','event',3,11,'cf8a7a7b765912b869c0d1cbb9b8e51a54ed82eec228d08eb45b05385a60aed6',1,'f6585cf941de786d',NULL);
INSERT INTO "entity" VALUES(43,'second-of-salvo','event',3,18,'fbca3901b9f0966a4a820e06479936eb241a897328a398f9e41fd32bf2c898bf',1,'96a71947d4859da8',NULL);
INSERT INTO "entity" VALUES(44,'strong-engine','event',3,25,'698e03d5684f595b49212e7ef3c76a377e5ee995be7950b24378bcdf0208ff3b',1,'873236e523b62e1b',NULL);
INSERT INTO "entity" VALUES(45,'barter','event',3,32,'263cbd9a282d9aa6452fa2c53db46b17c65049d94591cc1af7fd7b79440a8c37',1,'db9411f35b97fbf8',NULL);
INSERT INTO "entity" VALUES(46,'students','event',3,41,'9b45f8a8098366888025bbbcbc0db409626903bca33b3396f6f2c0d764fdebff',1,'6041c571c1a227e7',NULL);
INSERT INTO "entity" VALUES(47,'warning','event',3,47,'d25523c831801196f3bee02aae98ab4da03582794ad1211c181c3afc92f4d33b',1,'d832f83f5ce1032e',NULL);
INSERT INTO "entity" VALUES(48,'talks','event',3,53,'56d7fb0a641c319c9ee1fce6a3ce108df3cd0554034ae3a241810e26d740dd48',1,'b2e18bf387c69233',NULL);
INSERT INTO "entity" VALUES(50,'turned','event',3,60,'801879affb42f3280df50156188e8ddfedb04cde61f76e27450faf81b8bed1cd',1,'801879affb42f328',NULL);
INSERT INTO "entity" VALUES(52,'doubtful-gift','event',3,65,'5cc55d0f3b5e34043d540b1a9069033663604f809cf9a514aa208bda63c6707e',1,'b2aebbe9fd7c2455',NULL);
INSERT INTO "entity" VALUES(53,'doubtful-aid','event',3,75,'e9a9a862d7f6529a11013353c124502e6df1d9b0a0f1bce52dc84b4b43b5604c',1,'16b4111c34d15175',NULL);
INSERT INTO "entity" VALUES(58,'protest','event',1,124,'87a0cc9046052fcc39cf8cc597fbc70fdf90ae3c782d0b5e018166dbbe6f1442',4,'0d9f49dab95166a3',NULL);
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
	CONSTRAINT ck_event_status CHECK (status IN ('planned', 'announced', 'occurred', 'cancelled', 'claimed')), 
	CONSTRAINT ck_event_kind CHECK (kind IN ('exercise', 'launch', 'summit', 'statement', 'procurement', 'deployment', 'test', 'incident', 'agreement', 'measure', 'inventory')), 
	CONSTRAINT fk_event_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_event_start CHECK (start_lo <= start_hi), 
	CONSTRAINT ck_event_order CHECK (start_lo <= end_lo AND start_hi <= end_hi), 
	CONSTRAINT fk_event_same_as_id_event FOREIGN KEY(same_as_id) REFERENCES event (id) ON DELETE SET NULL, 
	CONSTRAINT fk_event_place_id_place FOREIGN KEY(place_id) REFERENCES place (id), 
	CONSTRAINT ck_event_end CHECK (end_lo <= end_hi), 
	CONSTRAINT ck_event_span_class CHECK (span_class BETWEEN 0 AND 4), 
	CONSTRAINT ck_event_instant CHECK (instant_lo <= instant AND instant <= instant_hi)
);
INSERT INTO "event" VALUES(13,'exercise','Combined drill',NULL,'occurred',12,'2022-07-01/2022-07-05','2022-07-01/2022-07-05','interval','',738337,738337,738341,738341,0,1,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(14,'launch','Eight missiles are launched',NULL,'occurred',12,'2022-07-05T09:30:00','2022-07-05T09:30:00','datetime','',738341,738341,738341,738341,0,1,1656981000,'Asia/Seoul',NULL,NULL,NULL,1656981000,1656981000);
INSERT INTO "event" VALUES(15,'statement','The ministry praises the launch',NULL,'occurred',NULL,'0 days after test','2022-07-05?','day','?',738341,738341,738341,738341,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(16,'summit','The presidents meet',NULL,'occurred',NULL,'2022-05?','2022-05?','month','?',738276,738306,738276,738306,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(17,'deployment','Fighters arrive',NULL,'occurred',NULL,'early 2022-07','[2022-07-01%..2022-07-10%]','set','?~',738337,738346,738337,738346,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(18,'procurement','Twenty fighters are approved',NULL,'occurred',NULL,'about 1 week after arrival','[2022-07-06%..2022-07-19%]','set','?~',738342,738355,738342,738355,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(28,'test','An engine is tested',NULL,'occurred',NULL,'night of 2022-07-05','[2022-07-05?..2022-07-06?]','part-of-day','?',738341,738342,738341,738342,0,0,NULL,NULL,NULL,4167460454400,NULL,NULL,NULL);
INSERT INTO "event" VALUES(29,'incident','Shots across the line',NULL,'occurred',NULL,'2022-07-06T17:00~','2022-07-06?','hour','?',738342,738342,738342,738342,0,0,1657094400,'Asia/Seoul',NULL,NULL,'Asia/Seoul',1657090800,1657098000);
INSERT INTO "event" VALUES(30,'agreement','A pact',NULL,'occurred',NULL,'2022-07-07T21:13Z','2022-07-07?','minute','?',738343,738343,738343,738343,0,0,1657228380,NULL,NULL,NULL,NULL,1657228380,1657228439);
INSERT INTO "event" VALUES(31,'measure','A ban',NULL,'occurred',NULL,'2022-07','2022-07','month','?',738337,738367,738337,738367,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(32,'inventory','A stock',NULL,'occurred',NULL,'2022-07-08','2022-07-08','day','?',738344,738344,738344,738344,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(33,'launch','A launch with a bearing',NULL,'occurred',NULL,'2022-07-09T06:13','2022-07-09?','minute','?',738345,738345,738345,738345,0,0,NULL,NULL,NULL,3274577018880,NULL,NULL,NULL);
INSERT INTO "event" VALUES(34,'procurement','Aircraft in parts',NULL,'occurred',NULL,'2014','2014','year','',735234,735598,735234,735598,1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(35,'procurement','The last aircraft arrive',NULL,'occurred',NULL,'2016-04','2016-04','month','?',736055,736084,736055,736084,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(36,'procurement','Aircraft are proposed',NULL,'occurred',NULL,'2013','2013','year','?',734869,735233,734869,735233,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(37,'exercise','A drill of a series',NULL,'occurred',NULL,'2022-06','2022-06','month','?',738307,738336,738307,738336,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(38,'statement','A statement about an actor',NULL,'occurred',NULL,'2022-06-02','2022-06-02','day','?',738308,738308,738308,738308,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(42,'incident','Balloons cross the line',NULL,'occurred',NULL,'2022-07-10','2022-07-10','day','?',738346,738346,738346,738346,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(43,'launch','The second missile',NULL,'occurred',NULL,'2022-07-11','2022-07-11','day','?',738347,738347,738347,738347,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(44,'test','A strong engine is tested',NULL,'occurred',NULL,'2022-07-12','2022-07-12','day','?',738348,738348,738348,738348,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(45,'procurement','Vehicles for grain',NULL,'occurred',NULL,'2022-07-13','2022-07-13','day','?',738349,738349,738349,738349,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(46,'measure','Students are sent',NULL,'occurred',NULL,'2022-07-14','2022-07-14','day','?',738350,738350,738350,738350,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(47,'statement','A zone is closed to ships',NULL,'occurred',NULL,'2022-07-15','2022-07-15','day','?',738351,738351,738351,738351,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(48,'summit','Delegations of two cities meet',NULL,'occurred',NULL,'2022-07-16','2022-07-16','day','?',738352,738352,738352,738352,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(50,'launch','A launch after all',NULL,'occurred',NULL,'2022-06-21','2022-06-21','day','?',738327,738327,738327,738327,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(52,'procurement','A gift, or a barter',NULL,'occurred',NULL,'2022-06-23','2022-06-23','day','?',738329,738329,738329,738329,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(53,'measure','Aid, or workers',NULL,'occurred',NULL,'2022-06-24','2022-06-24','day','?',738330,738330,738330,738330,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(58,'statement','A protest',NULL,'occurred',NULL,'after test','[2022-07-05?..]','set','?',738341,4611686018427387904,738341,4611686018427387904,4,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "event_date" VALUES(2,34,'deliveries','','2014','2014',735234,735598,0,'1.when');
INSERT INTO "event_date" VALUES(3,34,'deliveries','','2016-03','2016-03',736024,736054,0,'2.when');
INSERT INTO "event_date" VALUES(4,34,'delivery','actual','{1976,1978}','{1976,1978}',721354,722449,0,'');
INSERT INTO "event_date" VALUES(5,18,'delivery','expected','by 2030','[..2030-12-31?]',-4611686018427387904,741442,0,'');
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
INSERT INTO "event_date_member" VALUES(1,34,'delivery','actual','',721354,721719,0);
INSERT INTO "event_date_member" VALUES(2,34,'delivery','actual','',722085,722449,0);
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
INSERT INTO "event_tag" VALUES(28,'engines',0);
INSERT INTO "event_tag" VALUES(28,'july',1);
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
INSERT INTO "exercise" VALUES(37,NULL,NULL,NULL,'4','Shield','to train');
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
INSERT INTO "file" VALUES(2,1,'wider.yaml','1b17d5a4110921416a5709388c264e9a4d149e6bdb4a41611918afbfc2df234e',NULL);
INSERT INTO "file" VALUES(3,1,'words.yaml','8129769db519272b1e8ff4da93adb9ba2759fdcf89a329b92263b1064814bb32',NULL);
CREATE TABLE "incident" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	damage TEXT, 
	CONSTRAINT pk_incident PRIMARY KEY (event_id), 
	CONSTRAINT fk_incident_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_incident_form CHECK (form IN ('clash', 'fire', 'incursion-air', 'incursion-sea', 'incursion-land', 'drone', 'balloon', 'infiltration', 'seizure', 'sinking', 'attack', 'assassination', 'abduction', 'cyber-attack', 'jamming', 'interception', 'collision', 'crash', 'accident', 'explosion', 'defection', 'other', 'shootdown', 'demolition', 'arrest', 'discovery'))
);
INSERT INTO "incident" VALUES(29,'fire','a window');
INSERT INTO "incident" VALUES(42,'discovery',NULL);
CREATE TABLE inventory (
	event_id INTEGER NOT NULL, 
	CONSTRAINT pk_inventory PRIMARY KEY (event_id), 
	CONSTRAINT fk_inventory_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "inventory" VALUES(32);
CREATE TABLE "launch" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	outcome TEXT, 
	impact TEXT, 
	impact_place_id INTEGER, series_number TEXT, 
	CONSTRAINT pk_launch PRIMARY KEY (event_id), 
	CONSTRAINT fk_launch_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_launch_form CHECK (form IN ('ballistic', 'cruise', 'hypersonic', 'interceptor', 'anti-ship', 'artillery-rocket', 'space', 'mixed')), 
	CONSTRAINT ck_launch_outcome CHECK (outcome IN ('success', 'partial', 'failure', 'unknown', 'not-applicable')), 
	CONSTRAINT fk_launch_impact_place_id_place FOREIGN KEY(impact_place_id) REFERENCES place (id)
);
INSERT INTO "launch" VALUES(14,NULL,'success',NULL,NULL,NULL);
INSERT INTO "launch" VALUES(33,NULL,'not-applicable',NULL,11,NULL);
INSERT INTO "launch" VALUES(43,NULL,NULL,NULL,NULL,'3');
INSERT INTO "launch" VALUES(50,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "link" (
	from_id INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	to_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (from_id, type, to_id), 
	CONSTRAINT ck_link_not_itself CHECK (from_id <> to_id), 
	CONSTRAINT fk_link_to_id_event FOREIGN KEY(to_id) REFERENCES event (id), 
	CONSTRAINT fk_link_from_id_event FOREIGN KEY(from_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_link_type CHECK (type IN ('responds-to', 'part-of', 'during', 'before', 'after', 'announces', 'threatens', 'funds', 'supports', 'refers-to', 'same-as', 'delivers', 'stage-of'))
);
INSERT INTO "link" VALUES(15,'responds-to',14,0);
INSERT INTO "link" VALUES(35,'delivers',34,0);
INSERT INTO "link" VALUES(36,'stage-of',34,0);
INSERT INTO "link" VALUES(14,'during',13,0);
CREATE TABLE "measure" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	action TEXT, 
	goods TEXT, 
	CONSTRAINT pk_measure PRIMARY KEY (event_id), 
	CONSTRAINT ck_measure_action CHECK (action IN ('imposed', 'extended', 'eased', 'lifted')), 
	CONSTRAINT fk_measure_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_measure_form CHECK (form IN ('sanction', 'embargo', 'export-control', 'tariff', 'aid', 'trade', 'investment', 'closure', 'opening', 'travel-ban', 'expulsion', 'other', 'exchange'))
);
INSERT INTO "measure" VALUES(31,'embargo','imposed','engines');
INSERT INTO "measure" VALUES(46,'exchange',NULL,NULL);
INSERT INTO "measure" VALUES(53,'aid',NULL,NULL);
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
INSERT INTO "participation" VALUES(34,'recipient',4,0);
INSERT INTO "participation" VALUES(38,'target',5,0);
INSERT INTO "participation" VALUES(58,'speaker',5,0);
INSERT INTO "participation" VALUES(14,'launcher',4,0);
INSERT INTO "participation" VALUES(18,'buyer',6,0);
INSERT INTO "participation" VALUES(45,'payer',5,0);
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
	CONSTRAINT ck_passage_range CHECK (start >= 0 AND "end" > start), 
	CONSTRAINT fk_passage_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_passage_position CHECK ((start IS NULL) = ("end" IS NULL)), 
	CONSTRAINT ck_passage_page CHECK (page > 0), 
	CONSTRAINT ck_passage_row CHECK ("row" > 0), 
	CONSTRAINT ck_passage_line CHECK (line > 0), 
	CONSTRAINT fk_passage_derived_from_id_source FOREIGN KEY(derived_from_id) REFERENCES source (id)
);
INSERT INTO "passage" VALUES(6,34,20,'','','',NULL,NULL,NULL,NULL,12,17,'Number ordered',NULL,NULL,NULL);
INSERT INTO "passage" VALUES(7,34,20,'in 2014','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,40,NULL,NULL);
INSERT INTO "passage" VALUES(8,34,20,'','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'00:12:31',21);
INSERT INTO "passage" VALUES(12,53,3,'workers','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(13,14,2,'eight missiles','','',163,177,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(14,14,2,'eight missiles were launched at half past nine on the 5th','','',163,220,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(15,18,2,'around 3.9 trillion won ($3 billion) on fighters','','',236,284,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(16,52,3,'for grain','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(17,13,2,'a combined drill of South Korea and the United States from 1 to 5 July','','',22,92,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(18,13,2,'more than 17,000 Americans and over 300,000 South Koreans','','',99,156,'en','mehr als 17.000',NULL,NULL,NULL,NULL,NULL,NULL);
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
	CONSTRAINT ck_procurement_condition CHECK (condition IN ('new', 'second-hand', 'modernised')), 
	CONSTRAINT ck_procurement_mode CHECK (mode IN ('purchase', 'licence-production', 'kits', 'aid', 'loan', 'lease', 'gift', 'offset', 'transfer', 'exchange'))
);
INSERT INTO "procurement" VALUES(18,'approved',NULL,NULL,NULL,NULL);
INSERT INTO "procurement" VALUES(34,'ordered','licence-production','new','a ship','KF-35');
INSERT INTO "procurement" VALUES(35,'delivered',NULL,NULL,NULL,NULL);
INSERT INTO "procurement" VALUES(36,'proposed',NULL,NULL,NULL,NULL);
INSERT INTO "procurement" VALUES(45,NULL,'exchange','second-hand',NULL,NULL);
INSERT INTO "procurement" VALUES(52,NULL,'gift',NULL,NULL,NULL);
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
INSERT INTO "relation" VALUES(58,14);
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
INSERT INTO "revision" VALUES(1,'2026-11-29T13:04:09Z','analyst','timeline 0.1.0','load first',NULL,1);
INSERT INTO "revision" VALUES(2,'2026-11-29T13:04:14Z','analyst','timeline 0.1.0','load then --prune',NULL,1);
INSERT INTO "revision" VALUES(3,'2026-11-29T13:04:18Z','analyst','timeline 0.1.0','undo',2,1);
INSERT INTO "revision" VALUES(4,'2026-11-29T13:04:21Z','analyst','timeline 0.1.0','load then --prune',NULL,1);
CREATE TABLE revision_file (
	revision_id INTEGER NOT NULL, 
	chronicle TEXT NOT NULL, 
	path TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	CONSTRAINT pk_revision_file PRIMARY KEY (revision_id, chronicle, path), 
	CONSTRAINT fk_revision_file_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE
);
INSERT INTO "revision_file" VALUES(1,'released','released.yaml','8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f');
INSERT INTO "revision_file" VALUES(1,'released','wider.yaml','e93b38cd40ade708112a5d10bbc3dd3aaae40b5b0869bb7a32df58a3ee9038a7');
INSERT INTO "revision_file" VALUES(1,'released','words.yaml','1f58bca78f11826c056c64d9d3b6b52722efa2824c6017398d03639e2da749f8');
INSERT INTO "revision_file" VALUES(2,'released','released.yaml','d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55');
INSERT INTO "revision_file" VALUES(2,'released','wider.yaml','1b17d5a4110921416a5709388c264e9a4d149e6bdb4a41611918afbfc2df234e');
INSERT INTO "revision_file" VALUES(2,'released','words.yaml','8129769db519272b1e8ff4da93adb9ba2759fdcf89a329b92263b1064814bb32');
INSERT INTO "revision_file" VALUES(3,'released','released.yaml','8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f');
INSERT INTO "revision_file" VALUES(3,'released','wider.yaml','e93b38cd40ade708112a5d10bbc3dd3aaae40b5b0869bb7a32df58a3ee9038a7');
INSERT INTO "revision_file" VALUES(3,'released','words.yaml','1f58bca78f11826c056c64d9d3b6b52722efa2824c6017398d03639e2da749f8');
INSERT INTO "revision_file" VALUES(4,'released','released.yaml','d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55');
INSERT INTO "revision_file" VALUES(4,'released','wider.yaml','1b17d5a4110921416a5709388c264e9a4d149e6bdb4a41611918afbfc2df234e');
INSERT INTO "revision_file" VALUES(4,'released','words.yaml','8129769db519272b1e8ff4da93adb9ba2759fdcf89a329b92263b1064814bb32');
CREATE TABLE saved_query (
	id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_saved_query PRIMARY KEY (id), 
	CONSTRAINT fk_saved_query_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE
);
INSERT INTO "saved_query" VALUES(1,'kind:launch,exercise');
INSERT INTO "saved_query" VALUES(39,'kind:exercise number:3');
INSERT INTO "saved_query" VALUES(40,'mode:gift,exchange not:form:exchange');
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
INSERT INTO "search_entry" VALUES(18,28,'title',0,19);
INSERT INTO "search_entry" VALUES(19,29,'title',0,21);
INSERT INTO "search_entry" VALUES(20,29,'damage',0,8);
INSERT INTO "search_entry" VALUES(21,30,'title',0,6);
INSERT INTO "search_entry" VALUES(22,31,'title',0,5);
INSERT INTO "search_entry" VALUES(23,31,'goods',0,7);
INSERT INTO "search_entry" VALUES(24,32,'title',0,7);
INSERT INTO "search_entry" VALUES(25,33,'title',0,23);
INSERT INTO "search_entry" VALUES(26,34,'title',0,17);
INSERT INTO "search_entry" VALUES(27,34,'platform',0,6);
INSERT INTO "search_entry" VALUES(28,34,'local_designation',0,5);
INSERT INTO "search_entry" VALUES(29,34,'quote',0,7);
INSERT INTO "search_entry" VALUES(30,35,'title',0,24);
INSERT INTO "search_entry" VALUES(31,36,'title',0,21);
INSERT INTO "search_entry" VALUES(36,38,'title',0,26);
INSERT INTO "search_entry" VALUES(40,44,'title',0,25);
INSERT INTO "search_entry" VALUES(42,46,'title',0,17);
INSERT INTO "search_entry" VALUES(43,47,'title',0,25);
INSERT INTO "search_entry" VALUES(44,48,'title',0,30);
INSERT INTO "search_entry" VALUES(54,53,'title',0,15);
INSERT INTO "search_entry" VALUES(55,53,'quote',0,7);
INSERT INTO "search_entry" VALUES(56,58,'title',0,9);
INSERT INTO "search_entry" VALUES(57,2,'text',0,308);
INSERT INTO "search_entry" VALUES(58,14,'title',0,27);
INSERT INTO "search_entry" VALUES(59,14,'quote',0,14);
INSERT INTO "search_entry" VALUES(60,14,'quote',0,57);
INSERT INTO "search_entry" VALUES(61,18,'title',0,28);
INSERT INTO "search_entry" VALUES(62,18,'quote',0,48);
INSERT INTO "search_entry" VALUES(63,37,'title',0,19);
INSERT INTO "search_entry" VALUES(64,37,'number',0,1);
INSERT INTO "search_entry" VALUES(65,37,'code_name',0,6);
INSERT INTO "search_entry" VALUES(66,37,'purpose',0,8);
INSERT INTO "search_entry" VALUES(67,42,'title',0,23);
INSERT INTO "search_entry" VALUES(68,43,'title',0,18);
INSERT INTO "search_entry" VALUES(69,43,'series_number',0,1);
INSERT INTO "search_entry" VALUES(70,45,'title',0,18);
INSERT INTO "search_entry" VALUES(71,50,'title',0,18);
INSERT INTO "search_entry" VALUES(72,52,'title',0,19);
INSERT INTO "search_entry" VALUES(73,52,'quote',0,9);
INSERT INTO "search_entry" VALUES(74,13,'title',0,14);
INSERT INTO "search_entry" VALUES(75,13,'quote',0,70);
INSERT INTO "search_entry" VALUES(76,13,'quote',0,57);
INSERT INTO "search_entry" VALUES(77,13,'translation',0,15);
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
	CONSTRAINT ck_source_published CHECK (published_lo <= published_hi), 
	CONSTRAINT fk_source_derived_from_id_source FOREIGN KEY(derived_from_id) REFERENCES source (id), 
	CONSTRAINT ck_source_reliability CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')), 
	CONSTRAINT fk_source_text_id_text FOREIGN KEY(text_id) REFERENCES text (id), 
	CONSTRAINT ck_source_covers CHECK (covers_lo <= covers_hi)
);
INSERT INTO "source" VALUES(2,'The gazette of the 6th of July','The Gazette',NULL,'https://example.org/gazette',NULL,NULL,'2022-07-06',738342,738342,'en','B',NULL,NULL,'gazette.txt',2,NULL,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "source" VALUES(3,'A wire report',NULL,NULL,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,NULL,'F',NULL,2,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "source" VALUES(20,'A register',NULL,NULL,NULL,NULL,NULL,'2022-08-01',738368,738368,NULL,'F',NULL,NULL,NULL,NULL,NULL,'1990/2022-06',726468,738336);
INSERT INTO "source" VALUES(21,'A paper',NULL,NULL,NULL,NULL,NULL,'2022-07-07',738343,738343,NULL,'F',NULL,NULL,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903);
CREATE TABLE "statement" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	words TEXT, 
	CONSTRAINT pk_statement PRIMARY KEY (event_id), 
	CONSTRAINT fk_statement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_statement_form CHECK (form IN ('joint-statement', 'communique', 'declaration', 'speech', 'remarks', 'press-release', 'post', 'threat', 'letter', 'resolution', 'testimony', 'report', 'notice'))
);
INSERT INTO "statement" VALUES(15,'press-release','A success.');
INSERT INTO "statement" VALUES(38,NULL,NULL);
INSERT INTO "statement" VALUES(47,'notice',NULL);
INSERT INTO "statement" VALUES(58,NULL,NULL);
CREATE TABLE "summit" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	level TEXT, 
	agenda TEXT, 
	CONSTRAINT pk_summit PRIMARY KEY (event_id), 
	CONSTRAINT ck_summit_form CHECK (form IN ('in-person', 'virtual', 'telephone', 'sidelines')), 
	CONSTRAINT fk_summit_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_summit_level CHECK (level IN ('leaders', 'ministers', 'officials', 'others'))
);
INSERT INTO "summit" VALUES(16,NULL,'leaders',NULL);
INSERT INTO "summit" VALUES(48,NULL,'others',NULL);
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
	CONSTRAINT fk_system_maker_id_actor FOREIGN KEY(maker_id) REFERENCES actor (id), 
	CONSTRAINT fk_system_part_of_id_system FOREIGN KEY(part_of_id) REFERENCES system (id), 
	CONSTRAINT fk_system_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_system_category CHECK (category IN ('aircraft', 'missile', 'launcher', 'ship', 'submarine', 'vehicle', 'artillery', 'air-defence', 'sensor', 'munition', 'space', 'other', 'engine')), 
	CONSTRAINT fk_system_version_of_id_system FOREIGN KEY(version_of_id) REFERENCES system (id), 
	CONSTRAINT ck_system_class CHECK (class IN ('fighter', 'bomber', 'transport', 'tanker', 'trainer', 'patrol', 'early-warning', 'helicopter', 'uav', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'cruise', 'hypersonic', 'anti-ship', 'anti-tank', 'air-to-air', 'air-to-surface', 'sam', 'abm', 'carrier', 'destroyer', 'frigate', 'corvette', 'amphibious', 'fast-attack', 'mine-warfare', 'support', 'ssn', 'ssbn', 'ssk', 'tank', 'apc', 'gun', 'mlrs', 'mortar', 'radar', 'sonar', 'bomb', 'torpedo', 'mine', 'satellite', 'launch-vehicle', 'turbofan', 'turboprop', 'diesel', 'rocket', 'ground-attack', 'reconnaissance', 'electronic-warfare', 'attack-helicopter', 'balloon', 'crbm', 'anti-submarine', 'anti-radiation', 'manpads', 'cruiser', 'ssgn', 'ssb', 'midget', 'uuv', 'tank-destroyer', 'ifv', 'engineering', 'turret', 'chassis', 'electro-optical', 'loitering', 'shell', 'warhead', 'gas-turbine', 'piston', 'ramjet', 'aip'))
);
INSERT INTO "system" VALUES(7,'Fighter aircraft','aircraft',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "system" VALUES(8,'F-35A','aircraft','USA',7,NULL,NULL,NULL,NULL);
INSERT INTO "system" VALUES(25,'An engine','engine',NULL,NULL,NULL,'turbofan',22,NULL);
INSERT INTO "system" VALUES(26,'A rocket','missile',NULL,NULL,NULL,'icbm',NULL,NULL);
INSERT INTO "system" VALUES(27,'A rocket with a change','missile',NULL,NULL,NULL,NULL,NULL,26);
INSERT INTO "system" VALUES(41,'A carrier of troops','vehicle',NULL,NULL,NULL,'ifv',NULL,NULL);
CREATE TABLE "test" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	outcome TEXT, 
	CONSTRAINT pk_test PRIMARY KEY (event_id), 
	CONSTRAINT fk_test_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_test_outcome CHECK (outcome IN ('success', 'partial', 'failure', 'unknown', 'not-applicable')), 
	CONSTRAINT ck_test_form CHECK (form IN ('nuclear', 'subcritical', 'engine', 'warhead', 're-entry', 'ejection', 'component', 'sea-trial', 'flight-test', 'other', 'underwater'))
);
INSERT INTO "test" VALUES(28,'engine','partial');
INSERT INTO "test" VALUES(44,'underwater',NULL);
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
CREATE INDEX ix_launch_impact_place_id ON launch (impact_place_id);
CREATE INDEX ix_event_start_lo_end_hi_id ON event (start_lo, end_hi, id);
CREATE INDEX ix_event_place_id ON event (place_id);
CREATE INDEX ix_event_status_start_lo ON event (status, start_lo);
CREATE INDEX ix_event_kind_start_lo ON event (kind, start_lo);
CREATE INDEX ix_event_span_class_start_lo_end_hi ON event (span_class, start_lo, end_hi);
CREATE INDEX ix_event_same_as_id ON event (same_as_id);
CREATE INDEX ix_actor_part_of_id ON actor (part_of_id);
CREATE INDEX ix_source_text_id ON source (text_id);
CREATE INDEX ix_source_derived_from_id ON source (derived_from_id);
CREATE INDEX ix_source_published_lo ON source (published_lo);
CREATE INDEX ix_passage_source_id_start ON passage (source_id, start);
CREATE INDEX ix_passage_entity_id ON passage (entity_id);
CREATE INDEX ix_passage_derived_from_id ON passage (derived_from_id);
CREATE INDEX ix_system_part_of_id ON system (part_of_id);
CREATE INDEX ix_system_maker_id ON system (maker_id);
CREATE INDEX ix_system_version_of_id ON system (version_of_id);
CREATE VIRTUAL TABLE search_index USING fts5(words, tokenize = 'ascii');
INSERT INTO search_index (rowid, words) VALUES (9, 'the ministry praises the launch');
INSERT INTO search_index (rowid, words) VALUES (10, 'a success');
INSERT INTO search_index (rowid, words) VALUES (11, 'to do it again');
INSERT INTO search_index (rowid, words) VALUES (12, 'to do less');
INSERT INTO search_index (rowid, words) VALUES (13, 'the presidents meet');
INSERT INTO search_index (rowid, words) VALUES (14, 'fighters arrive');
INSERT INTO search_index (rowid, words) VALUES (18, 'an engine is tested');
INSERT INTO search_index (rowid, words) VALUES (19, 'shots across the line');
INSERT INTO search_index (rowid, words) VALUES (20, 'a window');
INSERT INTO search_index (rowid, words) VALUES (21, 'a pact');
INSERT INTO search_index (rowid, words) VALUES (22, 'a ban');
INSERT INTO search_index (rowid, words) VALUES (23, 'engines');
INSERT INTO search_index (rowid, words) VALUES (24, 'a stock');
INSERT INTO search_index (rowid, words) VALUES (25, 'a launch with a bearing');
INSERT INTO search_index (rowid, words) VALUES (26, 'aircraft in parts');
INSERT INTO search_index (rowid, words) VALUES (27, 'a ship');
INSERT INTO search_index (rowid, words) VALUES (28, 'kf 35');
INSERT INTO search_index (rowid, words) VALUES (29, 'in 2014');
INSERT INTO search_index (rowid, words) VALUES (30, 'the last aircraft arrive');
INSERT INTO search_index (rowid, words) VALUES (31, 'aircraft are proposed');
INSERT INTO search_index (rowid, words) VALUES (36, 'a statement about an actor');
INSERT INTO search_index (rowid, words) VALUES (40, 'a strong engine is tested');
INSERT INTO search_index (rowid, words) VALUES (42, 'students are sent');
INSERT INTO search_index (rowid, words) VALUES (43, 'a zone is closed to ships');
INSERT INTO search_index (rowid, words) VALUES (44, 'delegations of two cities meet');
INSERT INTO search_index (rowid, words) VALUES (54, 'aid or workers');
INSERT INTO search_index (rowid, words) VALUES (55, 'workers');
INSERT INTO search_index (rowid, words) VALUES (56, 'a protest');
INSERT INTO search_index (rowid, words) VALUES (57, 'the ministry spoke of a combined drill of south korea and the united states from 1 to 5 july with more than 17 000 americans and over 300 000 south koreans then eight missiles were launched at half past nine on the 5th it will spend around 3 9 trillion won 3 billion on fighters washington protested');
INSERT INTO search_index (rowid, words) VALUES (58, 'eight missiles are launched');
INSERT INTO search_index (rowid, words) VALUES (59, 'eight missiles');
INSERT INTO search_index (rowid, words) VALUES (60, 'eight missiles were launched at half past nine on the 5th');
INSERT INTO search_index (rowid, words) VALUES (61, 'twenty fighters are approved');
INSERT INTO search_index (rowid, words) VALUES (62, 'around 3 9 trillion won 3 billion on fighters');
INSERT INTO search_index (rowid, words) VALUES (63, 'a drill of a series');
INSERT INTO search_index (rowid, words) VALUES (64, '4');
INSERT INTO search_index (rowid, words) VALUES (65, 'shield');
INSERT INTO search_index (rowid, words) VALUES (66, 'to train');
INSERT INTO search_index (rowid, words) VALUES (67, 'balloons cross the line');
INSERT INTO search_index (rowid, words) VALUES (68, 'the second missile');
INSERT INTO search_index (rowid, words) VALUES (69, '3');
INSERT INTO search_index (rowid, words) VALUES (70, 'vehicles for grain');
INSERT INTO search_index (rowid, words) VALUES (71, 'a launch after all');
INSERT INTO search_index (rowid, words) VALUES (72, 'a gift or a barter');
INSERT INTO search_index (rowid, words) VALUES (73, 'for grain');
INSERT INTO search_index (rowid, words) VALUES (74, 'combined drill');
INSERT INTO search_index (rowid, words) VALUES (75, 'a combined drill of south korea and the united states from 1 to 5 july');
INSERT INTO search_index (rowid, words) VALUES (76, 'more than 17 000 americans and over 300 000 south koreans');
INSERT INTO search_index (rowid, words) VALUES (77, 'mehr als 17 000');
COMMIT;
