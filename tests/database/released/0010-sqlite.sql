BEGIN TRANSACTION;
CREATE TABLE activity (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	change TEXT, 
	facility TEXT, 
	subject TEXT, 
	CONSTRAINT pk_activity PRIMARY KEY (event_id), 
	CONSTRAINT ck_activity_form CHECK (form IN ('production', 'construction', 'traffic', 'inspection', 'broadcast', 'ceremony', 'performance', 'travel', 'other')), 
	CONSTRAINT ck_activity_change CHECK (change IN ('started', 'increased', 'continued', 'reduced', 'stopped')), 
	CONSTRAINT fk_activity_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "activity" VALUES(22,'ceremony','increased','The ground','vehicles');
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
	CONSTRAINT fk_actor_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_actor_kind CHECK (kind IN ('state', 'organisation', 'person', 'unit', 'alliance', 'former-state', 'company', 'armed-group', 'unknown')), 
	CONSTRAINT fk_actor_part_of_id_actor FOREIGN KEY(part_of_id) REFERENCES actor (id), 
	CONSTRAINT ck_actor_valid_from CHECK (valid_from_lo <= valid_from_hi), 
	CONSTRAINT ck_actor_valid_until CHECK (valid_until_lo <= valid_until_hi)
);
INSERT INTO "actor" VALUES(4,'South Korea','state','KOR',NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(5,'United States','state','USA',NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(6,'Ministry of Defense','organisation',NULL,4,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(26,'A plant','company','KOR',NULL,NULL,'1990',726468,726832,'unknown',-4611686018427387903,4611686018427387903);
INSERT INTO "actor" VALUES(27,'South Yemen','former-state',NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'1990-05-22',726609,726609);
INSERT INTO "actor" VALUES(28,'A band','armed-group',NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,'unknown',-4611686018427387903,4611686018427387903);
CREATE TABLE agreement (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	stage TEXT, 
	CONSTRAINT pk_agreement PRIMARY KEY (event_id), 
	CONSTRAINT ck_agreement_form CHECK (form IN ('treaty', 'protocol', 'memorandum', 'communique', 'declaration', 'ceasefire', 'arms-deal', 'framework', 'exchange-of-notes', 'other')), 
	CONSTRAINT ck_agreement_stage CHECK (stage IN ('negotiated', 'agreed', 'signed', 'ratified', 'in-force', 'suspended', 'withdrawn', 'expired')), 
	CONSTRAINT fk_agreement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "agreement" VALUES(34,'treaty','signed');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
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
	CONSTRAINT pk_amount PRIMARY KEY (id), 
	CONSTRAINT fk_amount_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_amount_modality CHECK (modality IN ('', 'expected', 'actual')), 
	CONSTRAINT fk_amount_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT ck_amount_qualifier CHECK (qualifier IN ('exact', 'about', 'over', 'under', 'at-least', 'at-most', 'between', 'unknown', 'not-applicable'))
);
INSERT INTO "amount" VALUES(10,37,'bearing',NULL,'','~90',72,90,108,'about',NULL,'');
INSERT INTO "amount" VALUES(11,37,'killed',NULL,'','0',0,0,0,'exact',NULL,'');
INSERT INTO "amount" VALUES(12,37,'wounded',NULL,'','3+',3,3,NULL,'at-least',NULL,'');
INSERT INTO "amount" VALUES(13,38,'quantity',NULL,'','16',16,16,16,'exact',NULL,'');
INSERT INTO "amount" VALUES(14,38,'delivered',NULL,'actual','8',8,8,8,'exact',NULL,'');
INSERT INTO "amount" VALUES(15,38,'deliveries',NULL,'','8',8,8,8,'exact',NULL,'1.quantity');
INSERT INTO "amount" VALUES(16,38,'deliveries',NULL,'','~8',7,8,9,'about',NULL,'2.quantity');
INSERT INTO "amount" VALUES(17,38,'tiv_unit',NULL,'','2.5',2.5,2.5,2.5,'exact',NULL,'');
INSERT INTO "amount" VALUES(18,38,'tiv_total',NULL,'','40',40,40,40,'exact',NULL,'');
INSERT INTO "amount" VALUES(19,38,'tiv_delivered',NULL,'','20',20,20,20,'exact',NULL,'');
INSERT INTO "amount" VALUES(20,39,'quantity',NULL,'','8',8,8,8,'exact',NULL,'');
INSERT INTO "amount" VALUES(23,48,'thrust',NULL,'','1971',1971,1971,1971,'exact',NULL,'');
INSERT INTO "amount" VALUES(24,14,'quantity',NULL,'','8',8,8,8,'exact',NULL,'');
INSERT INTO "amount" VALUES(25,14,'range',NULL,'','85..95',85,NULL,95,'between',NULL,'');
INSERT INTO "amount" VALUES(26,18,'quantity',NULL,'','20',20,20,20,'exact',NULL,'');
INSERT INTO "amount" VALUES(27,18,'fleet_after',NULL,'expected','60',60,60,60,'exact',NULL,'');
INSERT INTO "amount" VALUES(28,18,'cost',NULL,'','~3.9e12 KRW',3120000000000,3900000000000,4680000000000,'about','KRW','');
INSERT INTO "amount" VALUES(29,21,'quantity',NULL,'','unknown',NULL,NULL,NULL,'unknown',NULL,'');
INSERT INTO "amount" VALUES(30,23,'quantity',NULL,'','not-applicable',NULL,NULL,NULL,'not-applicable',NULL,'');
INSERT INTO "amount" VALUES(31,46,'quantity',NULL,'','250..270',250,NULL,270,'between',NULL,'');
INSERT INTO "amount" VALUES(32,47,'apogee',NULL,'','260',260,260,260,'exact',NULL,'');
INSERT INTO "amount" VALUES(33,49,'tiv_new',NULL,'','0.06',0.06,0.06,0.06,'exact',NULL,'');
INSERT INTO "amount" VALUES(34,13,'troops',5,'','17000+',17000,17000,NULL,'at-least',NULL,'');
INSERT INTO "amount" VALUES(35,13,'troops',4,'','>300000',300000,300000,NULL,'over',NULL,'');
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
INSERT INTO "change" VALUES(3,1,'file','released/retirements.yaml','added','',NULL);
INSERT INTO "change" VALUES(4,1,'file','released/wider.yaml','added','',NULL);
INSERT INTO "change" VALUES(5,1,'file','released/words.yaml','added','',NULL);
INSERT INTO "change" VALUES(6,1,'query','tests','added','',NULL);
INSERT INTO "change" VALUES(7,1,'source','gazette','added','',NULL);
INSERT INTO "change" VALUES(8,1,'source','wire','added','',NULL);
INSERT INTO "change" VALUES(9,1,'actor','kor','added','',NULL);
INSERT INTO "change" VALUES(10,1,'actor','usa','added','',NULL);
INSERT INTO "change" VALUES(11,1,'actor','ministry','added','',NULL);
INSERT INTO "change" VALUES(12,1,'system','fighters','added','',NULL);
INSERT INTO "change" VALUES(13,1,'system','f-35a','added','',NULL);
INSERT INTO "change" VALUES(14,1,'programme','plans','added','',NULL);
INSERT INTO "change" VALUES(15,1,'programme','kill-chain','added','',NULL);
INSERT INTO "change" VALUES(16,1,'place','korea','added','',NULL);
INSERT INTO "change" VALUES(17,1,'place','seoul','added','',NULL);
INSERT INTO "change" VALUES(18,1,'event','drill','added','',NULL);
INSERT INTO "change" VALUES(19,1,'event','test','added','',NULL);
INSERT INTO "change" VALUES(20,1,'event','answer','added','',NULL);
INSERT INTO "change" VALUES(21,1,'event','meeting','added','',NULL);
INSERT INTO "change" VALUES(22,1,'event','arrival','added','',NULL);
INSERT INTO "change" VALUES(23,1,'event','order','added','',NULL);
INSERT INTO "change" VALUES(24,1,'event','order-again','added','',NULL);
INSERT INTO "change" VALUES(25,1,'source','press','added','',NULL);
INSERT INTO "change" VALUES(26,1,'event','scrapped-boats','added','',NULL);
INSERT INTO "change" VALUES(27,1,'event','parade-ground','added','',NULL);
INSERT INTO "change" VALUES(28,1,'event','food-aid','added','',NULL);
INSERT INTO "change" VALUES(29,1,'source','register','added','',NULL);
INSERT INTO "change" VALUES(30,1,'source','paper','added','',NULL);
INSERT INTO "change" VALUES(31,1,'actor','plant','added','',NULL);
INSERT INTO "change" VALUES(32,1,'actor','yemen','added','',NULL);
INSERT INTO "change" VALUES(33,1,'actor','band','added','',NULL);
INSERT INTO "change" VALUES(34,1,'system','engine','added','',NULL);
INSERT INTO "change" VALUES(35,1,'system','rocket','added','',NULL);
INSERT INTO "change" VALUES(36,1,'system','rocket-b','added','',NULL);
INSERT INTO "change" VALUES(37,1,'event','engine-test','added','',NULL);
INSERT INTO "change" VALUES(38,1,'event','shots','added','',NULL);
INSERT INTO "change" VALUES(39,1,'event','pact','added','',NULL);
INSERT INTO "change" VALUES(40,1,'event','ban','added','',NULL);
INSERT INTO "change" VALUES(41,1,'event','stock','added','',NULL);
INSERT INTO "change" VALUES(42,1,'event','flight','added','',NULL);
INSERT INTO "change" VALUES(43,1,'event','contract','added','',NULL);
INSERT INTO "change" VALUES(44,1,'event','handover','added','',NULL);
INSERT INTO "change" VALUES(45,1,'event','bid','added','',NULL);
INSERT INTO "change" VALUES(46,1,'event','series','added','',NULL);
INSERT INTO "change" VALUES(47,1,'event','about-it','added','',NULL);
INSERT INTO "change" VALUES(48,1,'query','numbered','added','',NULL);
INSERT INTO "change" VALUES(49,1,'query','bartered','added','',NULL);
INSERT INTO "change" VALUES(50,1,'system','carrier-of-troops','added','',NULL);
INSERT INTO "change" VALUES(51,1,'event','balloons','added','',NULL);
INSERT INTO "change" VALUES(52,1,'event','second-of-salvo','added','',NULL);
INSERT INTO "change" VALUES(53,1,'event','strong-engine','added','',NULL);
INSERT INTO "change" VALUES(54,1,'event','barter','added','',NULL);
INSERT INTO "change" VALUES(55,1,'event','students','added','',NULL);
INSERT INTO "change" VALUES(56,1,'event','warning','added','',NULL);
INSERT INTO "change" VALUES(57,1,'event','talks','added','',NULL);
INSERT INTO "change" VALUES(58,1,'event','old-drill','added','',NULL);
INSERT INTO "change" VALUES(59,1,'event','turned','added','',NULL);
INSERT INTO "change" VALUES(60,1,'event','old-barter','added','',NULL);
INSERT INTO "change" VALUES(61,1,'event','doubtful-gift','added','',NULL);
INSERT INTO "change" VALUES(62,1,'event','doubtful-aid','added','',NULL);
INSERT INTO "change" VALUES(63,2,'file','released/released.yaml','changed','sha256','"8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f"');
INSERT INTO "change" VALUES(64,2,'file','released/retirements.yaml','changed','sha256','"d0fccb938207adbdc98ba30079612deffc1670c3b281dafbb5292ccd24e7ae1f"');
INSERT INTO "change" VALUES(65,2,'file','released/wider.yaml','changed','sha256','"abe81a8578502df0b7f3af573614f26ec86f9b5f7ba32fc918578a1ba1026083"');
INSERT INTO "change" VALUES(66,2,'file','released/words.yaml','changed','sha256','"cf23718b2cfa7fcf4f68678c0d7a9686f38e2667dbc71685234886ad738b1c14"');
INSERT INTO "change" VALUES(67,2,'file','released/words.yaml','changed','lines','{"doubtful-aid": 97, "doubtful-gift": 87, "students": 40, "talks": 52, "turned": 69, "warning": 46}');
INSERT INTO "change" VALUES(68,2,'event','protest','added','',NULL);
INSERT INTO "change" VALUES(69,2,'source','gazette','changed','text_sha256','"865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408"');
INSERT INTO "change" VALUES(70,2,'system','fighters','changed','name','"Fighters"');
INSERT INTO "change" VALUES(71,2,'event','test','changed','title','"Launch of eight missiles"');
INSERT INTO "change" VALUES(72,2,'event','test','changed','range','"~90"');
INSERT INTO "change" VALUES(73,2,'event','order','changed','cite','{"gazette": [{"quote": "around 3.9 trillion won ($3 billion)", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO "change" VALUES(74,2,'event','scrapped-boats','changed','cite','{"press": [{"quote": "the boats are gone", "derived_from": ["gazette", "wire"], "for": ["when", "form"], "disputes": {"quantity": "not-applicable"}}]}');
INSERT INTO "change" VALUES(75,2,'event','parade-ground','changed','change','"started"');
INSERT INTO "change" VALUES(76,2,'event','food-aid','changed','quantity','"5000"');
INSERT INTO "change" VALUES(77,2,'event','series','changed','series_number','"3"');
INSERT INTO "change" VALUES(78,2,'query','numbered','changed','text','"kind:exercise series_number:3,4"');
INSERT INTO "change" VALUES(79,2,'event','balloons','changed','quantity','"~260"');
INSERT INTO "change" VALUES(80,2,'event','second-of-salvo','changed','series_number','"2"');
INSERT INTO "change" VALUES(81,2,'event','barter','changed','inferred','{"when": "x", "payer": "x", "mode": "x", "tiv_new": "x"}');
INSERT INTO "change" VALUES(82,2,'event','barter','changed','condition',NULL);
INSERT INTO "change" VALUES(83,2,'event','turned','changed','kind','"exercise"');
INSERT INTO "change" VALUES(84,2,'event','turned','changed','title','"A drill, or a launch"');
INSERT INTO "change" VALUES(85,2,'event','turned','changed','series_number','"9"');
INSERT INTO "change" VALUES(86,2,'event','turned','changed','cite','{"wire": [{"quote": "the ninth", "for": ["series_number"], "disputes": {"series_number": "10"}}]}');
INSERT INTO "change" VALUES(87,2,'event','turned','changed','accepted','{"series_number": "x"}');
INSERT INTO "change" VALUES(88,2,'event','doubtful-gift','changed','cite','{"wire": [{"quote": "for grain", "disputes": {"mode": "barter"}}]}');
INSERT INTO "change" VALUES(89,2,'event','old-barter','removed','','{"chronicle": "released", "file": "words.yaml", "line": 81, "also": [], "record": {"kind": "procurement", "title": "A barter that is taken out", "when": "2022-06-22", "mode": "barter", "inferred": {"when": "x", "mode": "x"}}, "timezone": null}');
INSERT INTO "change" VALUES(90,2,'event','old-drill','removed','','{"chronicle": "released", "file": "words.yaml", "line": 59, "also": [], "record": {"kind": "exercise", "title": "A drill that is taken out", "when": "2022-06-20", "series_number": "7", "cite": {"gazette": [{"quote": "eight missiles", "for": ["when", "series_number"]}]}, "inferred": {"series_number": "x"}}, "timezone": null}');
INSERT INTO "change" VALUES(91,2,'event','order-again','removed','','{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "procurement", "title": "Approval of 20 fighters", "when": "2022-07", "stage": "approved", "links": [["same-as", "order"]], "inferred": {"when": "x", "stage": "x", "links": "x"}}, "timezone": "Asia/Seoul"}');
INSERT INTO "change" VALUES(92,3,'file','released/released.yaml','changed','sha256','"d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55"');
INSERT INTO "change" VALUES(93,3,'file','released/retirements.yaml','changed','sha256','"1294683674ac1d7eadce747c9d2af271c7bb81bae161af2489e6cb486781c1ce"');
INSERT INTO "change" VALUES(94,3,'file','released/wider.yaml','changed','sha256','"89d4cf2de543c7fb50bdf6e3286cc3a32f01b37df6e6277f301939c5e92db0ea"');
INSERT INTO "change" VALUES(95,3,'file','released/words.yaml','changed','sha256','"1a32f58840f7410539d4d63d35a2ba489afd8eaebe3217a1e5c00429ee130029"');
INSERT INTO "change" VALUES(96,3,'file','released/words.yaml','changed','lines','{"doubtful-aid": 75, "doubtful-gift": 65, "students": 41, "talks": 53, "turned": 60, "warning": 47}');
INSERT INTO "change" VALUES(97,3,'event','old-barter','added','',NULL);
INSERT INTO "change" VALUES(98,3,'event','old-drill','added','',NULL);
INSERT INTO "change" VALUES(99,3,'event','order-again','added','',NULL);
INSERT INTO "change" VALUES(100,3,'source','gazette','changed','text_sha256','"10e171d91156a882b66ac7b3f4e284a08b0cd2bfc689024b08e919ae7f6e969c"');
INSERT INTO "change" VALUES(101,3,'system','fighters','changed','name','"Fighter aircraft"');
INSERT INTO "change" VALUES(102,3,'event','test','changed','title','"Eight missiles are launched"');
INSERT INTO "change" VALUES(103,3,'event','test','changed','range','"85..95"');
INSERT INTO "change" VALUES(104,3,'event','order','changed','cite','{"gazette": [{"quote": "around 3.9 trillion won ($3 billion) on fighters", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO "change" VALUES(105,3,'event','scrapped-boats','changed','cite','{"press": [{"quote": "the boats are gone", "derived_from": ["wire", "gazette"], "for": ["when", "form"], "disputes": {"quantity": "not-applicable"}}]}');
INSERT INTO "change" VALUES(106,3,'event','parade-ground','changed','change','"increased"');
INSERT INTO "change" VALUES(107,3,'event','food-aid','changed','quantity','"not-applicable"');
INSERT INTO "change" VALUES(108,3,'event','series','changed','series_number','"4"');
INSERT INTO "change" VALUES(109,3,'query','numbered','changed','text','"kind:exercise series_number:3"');
INSERT INTO "change" VALUES(110,3,'event','balloons','changed','quantity','"250..270"');
INSERT INTO "change" VALUES(111,3,'event','second-of-salvo','changed','series_number','"3"');
INSERT INTO "change" VALUES(112,3,'event','barter','changed','condition','"second-hand"');
INSERT INTO "change" VALUES(113,3,'event','barter','changed','inferred','{"when": "x", "payer": "x", "mode": "x", "condition": "x", "tiv_new": "x"}');
INSERT INTO "change" VALUES(114,3,'event','turned','changed','kind','"launch"');
INSERT INTO "change" VALUES(115,3,'event','turned','changed','title','"A launch after all"');
INSERT INTO "change" VALUES(116,3,'event','turned','changed','series_number',NULL);
INSERT INTO "change" VALUES(117,3,'event','turned','changed','cite',NULL);
INSERT INTO "change" VALUES(118,3,'event','turned','changed','accepted',NULL);
INSERT INTO "change" VALUES(119,3,'event','doubtful-gift','changed','cite','{"wire": [{"quote": "for grain", "disputes": {"mode": "transfer"}}]}');
INSERT INTO "change" VALUES(120,3,'event','protest','removed','','{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "statement", "title": "A protest", "when": "after test", "speaker": ["usa"], "inferred": {"when": "x", "speaker": "x"}}, "timezone": "Asia/Seoul"}');
INSERT INTO "change" VALUES(121,4,'file','released/released.yaml','changed','sha256','"8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f"');
INSERT INTO "change" VALUES(122,4,'file','released/retirements.yaml','changed','sha256','"d0fccb938207adbdc98ba30079612deffc1670c3b281dafbb5292ccd24e7ae1f"');
INSERT INTO "change" VALUES(123,4,'file','released/wider.yaml','changed','sha256','"abe81a8578502df0b7f3af573614f26ec86f9b5f7ba32fc918578a1ba1026083"');
INSERT INTO "change" VALUES(124,4,'file','released/words.yaml','changed','sha256','"cf23718b2cfa7fcf4f68678c0d7a9686f38e2667dbc71685234886ad738b1c14"');
INSERT INTO "change" VALUES(125,4,'file','released/words.yaml','changed','lines','{"doubtful-aid": 97, "doubtful-gift": 87, "students": 40, "talks": 52, "turned": 69, "warning": 46}');
INSERT INTO "change" VALUES(126,4,'event','protest','added','',NULL);
INSERT INTO "change" VALUES(127,4,'source','gazette','changed','text_sha256','"865b2c3fa8c6d00f7117ec058b2c116a4b6bac096ed4f7260febf8c00b69c408"');
INSERT INTO "change" VALUES(128,4,'system','fighters','changed','name','"Fighters"');
INSERT INTO "change" VALUES(129,4,'event','test','changed','title','"Launch of eight missiles"');
INSERT INTO "change" VALUES(130,4,'event','test','changed','range','"~90"');
INSERT INTO "change" VALUES(131,4,'event','order','changed','cite','{"gazette": [{"quote": "around 3.9 trillion won ($3 billion)", "for": ["cost"], "restates": {"cost": "3e9 USD"}}]}');
INSERT INTO "change" VALUES(132,4,'event','scrapped-boats','changed','cite','{"press": [{"quote": "the boats are gone", "derived_from": ["gazette", "wire"], "for": ["when", "form"], "disputes": {"quantity": "not-applicable"}}]}');
INSERT INTO "change" VALUES(133,4,'event','parade-ground','changed','change','"started"');
INSERT INTO "change" VALUES(134,4,'event','food-aid','changed','quantity','"5000"');
INSERT INTO "change" VALUES(135,4,'event','series','changed','series_number','"3"');
INSERT INTO "change" VALUES(136,4,'query','numbered','changed','text','"kind:exercise series_number:3,4"');
INSERT INTO "change" VALUES(137,4,'event','balloons','changed','quantity','"~260"');
INSERT INTO "change" VALUES(138,4,'event','second-of-salvo','changed','series_number','"2"');
INSERT INTO "change" VALUES(139,4,'event','barter','changed','inferred','{"when": "x", "payer": "x", "mode": "x", "tiv_new": "x"}');
INSERT INTO "change" VALUES(140,4,'event','barter','changed','condition',NULL);
INSERT INTO "change" VALUES(141,4,'event','turned','changed','kind','"exercise"');
INSERT INTO "change" VALUES(142,4,'event','turned','changed','title','"A drill, or a launch"');
INSERT INTO "change" VALUES(143,4,'event','turned','changed','series_number','"9"');
INSERT INTO "change" VALUES(144,4,'event','turned','changed','cite','{"wire": [{"quote": "the ninth", "for": ["series_number"], "disputes": {"series_number": "10"}}]}');
INSERT INTO "change" VALUES(145,4,'event','turned','changed','accepted','{"series_number": "x"}');
INSERT INTO "change" VALUES(146,4,'event','doubtful-gift','changed','cite','{"wire": [{"quote": "for grain", "disputes": {"mode": "barter"}}]}');
INSERT INTO "change" VALUES(147,4,'event','old-barter','removed','','{"chronicle": "released", "file": "words.yaml", "line": 81, "also": [], "record": {"kind": "procurement", "title": "A barter that is taken out", "when": "2022-06-22", "mode": "barter", "inferred": {"when": "x", "mode": "x"}}, "timezone": null}');
INSERT INTO "change" VALUES(148,4,'event','old-drill','removed','','{"chronicle": "released", "file": "words.yaml", "line": 59, "also": [], "record": {"kind": "exercise", "title": "A drill that is taken out", "when": "2022-06-20", "series_number": "7", "cite": {"gazette": [{"quote": "eight missiles", "for": ["when", "series_number"]}]}, "inferred": {"series_number": "x"}}, "timezone": null}');
INSERT INTO "change" VALUES(149,4,'event','order-again','removed','','{"chronicle": "released", "file": "released.yaml", "line": 124, "also": [], "record": {"kind": "procurement", "title": "Approval of 20 fighters", "when": "2022-07", "stage": "approved", "links": [["same-as", "order"]], "inferred": {"when": "x", "stage": "x", "links": "x"}}, "timezone": "Asia/Seoul"}');
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
INSERT INTO "claim" VALUES(53,32,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(54,32,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(55,32,NULL,'outcome','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(56,33,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(57,33,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(58,33,NULL,'damage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(59,34,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(60,34,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(61,34,NULL,'stage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(62,35,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(63,35,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(64,35,NULL,'action','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(65,35,NULL,'goods','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(66,36,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(67,37,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(68,37,NULL,'bearing','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(69,37,NULL,'impact_place','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(70,37,NULL,'outcome','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(71,37,NULL,'killed','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(72,37,NULL,'wounded','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(73,38,7,'quantity deliveries.1.quantity','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(74,38,8,'when','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(75,38,9,'stage','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(76,38,9,'quantity','disputes','>16','6',NULL,NULL);
INSERT INTO "claim" VALUES(77,38,NULL,'recipient','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(78,38,NULL,'mode','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(79,38,NULL,'condition','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(80,38,NULL,'platform','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(81,38,NULL,'local_designation','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(82,38,NULL,'delivered','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(83,38,NULL,'delivery','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(84,38,NULL,'deliveries','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(85,38,NULL,'tiv_unit','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(86,38,NULL,'tiv_total','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(87,38,NULL,'tiv_delivered','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(88,39,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(89,39,NULL,'stage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(90,39,NULL,'quantity','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(91,39,NULL,'links','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(92,40,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(93,40,NULL,'stage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(94,40,NULL,'links','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(99,42,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(100,42,NULL,'target','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(107,48,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(108,48,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(109,48,NULL,'thrust','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(114,50,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(115,50,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(116,51,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(117,51,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(118,52,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(119,52,NULL,'level','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(131,57,13,'form','disputes','people-exchange','6',NULL,NULL);
INSERT INTO "claim" VALUES(132,57,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(133,57,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(134,62,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(135,62,NULL,'speaker','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(136,14,14,'quantity','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(137,14,14,'quantity','disputes','10','6',NULL,NULL);
INSERT INTO "claim" VALUES(138,14,15,'when','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(139,14,NULL,'launcher','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(140,14,NULL,'range','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(141,14,NULL,'outcome','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(142,14,NULL,'place','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(143,14,NULL,'links','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(144,14,NULL,'quantity','accepted',NULL,'6',NULL,'the count was confirmed');
INSERT INTO "claim" VALUES(145,18,16,'cost','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(146,18,16,'cost','restates','3e9 USD','6',NULL,NULL);
INSERT INTO "claim" VALUES(147,18,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(148,18,NULL,'stage','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(149,18,NULL,'buyer','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(150,18,NULL,'systems','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(151,18,NULL,'programme','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(152,18,NULL,'quantity','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(153,18,NULL,'fleet_after','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(154,18,NULL,'delivery','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(155,21,17,'when form','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(156,21,17,'quantity','disputes','not-applicable','6',NULL,NULL);
INSERT INTO "claim" VALUES(157,21,NULL,'quantity','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(158,21,NULL,'quantity','accepted',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(159,22,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(160,22,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(161,22,NULL,'change','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(162,22,NULL,'facility','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(163,22,NULL,'subject','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(164,23,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(165,23,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(166,23,NULL,'quantity','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(167,41,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(168,41,NULL,'series_number','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(169,41,NULL,'code_name','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(170,41,NULL,'purpose','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(171,46,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(172,46,NULL,'form','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(173,46,NULL,'quantity','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(174,47,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(175,47,NULL,'series_number','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(176,47,NULL,'apogee','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(177,49,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(178,49,NULL,'payer','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(179,49,NULL,'mode','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(180,49,NULL,'condition','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(181,49,NULL,'tiv_new','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(182,54,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(183,56,18,'mode','disputes','transfer','6',NULL,NULL);
INSERT INTO "claim" VALUES(184,56,NULL,'when','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(185,56,NULL,'mode','inferred',NULL,'6',NULL,'x');
INSERT INTO "claim" VALUES(186,13,19,'when participants','supports',NULL,'2',6,NULL);
INSERT INTO "claim" VALUES(187,13,20,'troops','supports',NULL,'6',NULL,NULL);
INSERT INTO "claim" VALUES(188,13,NULL,'place','inferred',NULL,'6',NULL,'the gazette is from there');
INSERT INTO "claim" VALUES(189,13,NULL,'form','inferred',NULL,'6',NULL,'as every year');
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
INSERT INTO "entity" VALUES(20,'press','source',2,4,'bb3799af5b184816a0f8e7956d1820b998c9e093954a55959fe49da45d884933',1,'bb3799af5b184816',NULL);
INSERT INTO "entity" VALUES(21,'scrapped-boats','event',2,7,'dbb69fe7e126575df33295a65a128f091459bda664e491eee6d42c911c3a3304',1,'659003785e575cdf',NULL);
INSERT INTO "entity" VALUES(22,'parade-ground','event',2,21,'d7365e2fcb91d2612472165566d181314d1fde801c2d9aeed0f378a548dda684',1,'57165ab5f1692cb1',NULL);
INSERT INTO "entity" VALUES(23,'food-aid','event',2,30,'eb9bfeaf461ec8d317a1f26df0d3f52f9149e85106c39515995bc6f4bdec9111',1,'1fc2bdbd487b4f59',NULL);
INSERT INTO "entity" VALUES(24,'register','source',3,4,'706b4ab79b656ce4a71dcaf90f5edeabc5b45696d93ce4c4ae23c1cc4e8a6446',1,'706b4ab79b656ce4',NULL);
INSERT INTO "entity" VALUES(25,'paper','source',3,8,'09e2c3f92713f1eca765f21b2d0ede280bd883f94ae959e3e9e484937914c193',1,'09e2c3f92713f1ec',NULL);
INSERT INTO "entity" VALUES(26,'plant','actor',3,11,'8019e348bcebf712c1654fd1f64deb4eefc7421c3098d347d4decac5913b100a',1,'8019e348bcebf712',NULL);
INSERT INTO "entity" VALUES(27,'yemen','actor',3,12,'3d53b09ec9feb39e5948637d84e5a66fcd3326bce368edaf9c70179d58f023ae',1,'3d53b09ec9feb39e',NULL);
INSERT INTO "entity" VALUES(28,'band','actor',3,13,'317e8ee42be1619c7ed82364dd8972da66e7aa32d53387342ec14f280f47ff2f',1,'317e8ee42be1619c',NULL);
INSERT INTO "entity" VALUES(29,'engine','system',3,16,'a5e1d3452303d32aa9f5fc622068ce63a6055f59a9696314447ff005bdc7e85f',1,'a5e1d3452303d32a',NULL);
INSERT INTO "entity" VALUES(30,'rocket','system',3,17,'a7614a849bc20e708a225c90c46df343fbb4a83aedb4721e999beded13ae6575',1,'a7614a849bc20e70',NULL);
INSERT INTO "entity" VALUES(31,'rocket-b','system',3,18,'235aaab981489490b867f0ff1189ff89a77054216395602bf06979695be60f14',1,'235aaab981489490',NULL);
INSERT INTO "entity" VALUES(32,'engine-test','event',3,21,'2977a1cb1e7d1b058765d0a7954c36a46fb9b46f8511ae6838b409afb6232837',1,'de6616f41d3e47cd',NULL);
INSERT INTO "entity" VALUES(33,'shots','event',3,29,'a9eba18a34835cd2507b798895fa48603a0fa855738083b81497b52b7600fb86',1,'a8beeecf5e4b1571',NULL);
INSERT INTO "entity" VALUES(34,'pact','event',3,37,'d34c78956eab2fcdd85ec6777c5b05c9438ffcdd60665f6e1adf04b0812d33d5',1,'0d2bf7ce59020c0c',NULL);
INSERT INTO "entity" VALUES(35,'ban','event',3,44,'320561389c6bc70a97b34ce413730502d27d29f6039e84f8baccc19e19f3a806',1,'088ed3e7714c85df',NULL);
INSERT INTO "entity" VALUES(36,'stock','event',3,52,'013c23445a7d79dbabd4c5320f1577527ecaa77f9390f2e7b8d28503fdec97ac',1,'013c23445a7d79db',NULL);
INSERT INTO "entity" VALUES(37,'flight','event',3,57,'3fa35328d298fd4a417b1ca0182eea16ffe03d9a18ff6f69058d4dc772f89749',1,'3515bd11cce926ee',NULL);
INSERT INTO "entity" VALUES(38,'contract','event',3,67,'a2b0606c2398fa36f2f2c5bfaa435d6e4a58d0b5f1eb4cd04deaf486d83db0fa',1,'c1ae2b25df182f52',NULL);
INSERT INTO "entity" VALUES(39,'handover','event',3,101,'7d0a79b47944870062a38cfb5deb36de5ea6c98e527b5edf2784e697fa660814',1,'35f6c6204cd8e644',NULL);
INSERT INTO "entity" VALUES(40,'bid','event',3,109,'d28463814297e2568e1247516df68515a8efab2ba8692205b50a7431436e7600',1,'43b3c361ae678a85',NULL);
INSERT INTO "entity" VALUES(41,'series','event',3,116,'40bceb1529a226d3cab8b55547fd2711158eed22b1f47ae8898129db234be3f1',1,'44cfaa6ea3124bcb',NULL);
INSERT INTO "entity" VALUES(42,'about-it','event',3,124,'24ee30fc70ee762cb4855e715ad1f4ddb47553656787c7d6b246d41ff6d227e5',1,'0c2c2f079d44cca6',NULL);
INSERT INTO "entity" VALUES(43,'numbered','query',4,4,'4a19d3aaff6536e3d1bd97a6d9f2fad6c4e56c67ed850bcc95ba6eeca96c2e05',1,'4a19d3aaff6536e3',NULL);
INSERT INTO "entity" VALUES(44,'bartered','query',4,5,'2c5ba3bb3fc877974f2eea398d7b43ca85bf104337d3ccc22b7aa208d4489c13',1,'2c5ba3bb3fc87797',NULL);
INSERT INTO "entity" VALUES(45,'carrier-of-troops','system',4,8,'3f5735741e4bdd869d817bf1650ad293d3d941df9fb9765bc7ad3bdc2fef5f39',1,'3f5735741e4bdd86',NULL);
INSERT INTO "entity" VALUES(46,'balloons','event',4,11,'cf8a7a7b765912b869c0d1cbb9b8e51a54ed82eec228d08eb45b05385a60aed6',1,'f6585cf941de786d',NULL);
INSERT INTO "entity" VALUES(47,'second-of-salvo','event',4,18,'fbca3901b9f0966a4a820e06479936eb241a897328a398f9e41fd32bf2c898bf',1,'96a71947d4859da8',NULL);
INSERT INTO "entity" VALUES(48,'strong-engine','event',4,25,'698e03d5684f595b49212e7ef3c76a377e5ee995be7950b24378bcdf0208ff3b',1,'873236e523b62e1b',NULL);
INSERT INTO "entity" VALUES(49,'barter','event',4,32,'bf626ed560897f26633550d94083646a9c27a5442314ccce8d622dea9ae4c2d1',1,'6ccaeabbc7227c91',NULL);
INSERT INTO "entity" VALUES(50,'students','event',4,41,'4f98d0d3a274efa82bee5770c60c89bc263de37e41afc6721b1d2ae8d966e431',1,'30c145962907540c',NULL);
INSERT INTO "entity" VALUES(51,'warning','event',4,47,'d25523c831801196f3bee02aae98ab4da03582794ad1211c181c3afc92f4d33b',1,'d832f83f5ce1032e',NULL);
INSERT INTO "entity" VALUES(52,'talks','event',4,53,'56d7fb0a641c319c9ee1fce6a3ce108df3cd0554034ae3a241810e26d740dd48',1,'b2e18bf387c69233',NULL);
INSERT INTO "entity" VALUES(54,'turned','event',4,60,'801879affb42f3280df50156188e8ddfedb04cde61f76e27450faf81b8bed1cd',1,'801879affb42f328',NULL);
INSERT INTO "entity" VALUES(56,'doubtful-gift','event',4,65,'5cc55d0f3b5e34043d540b1a9069033663604f809cf9a514aa208bda63c6707e',1,'b2aebbe9fd7c2455',NULL);
INSERT INTO "entity" VALUES(57,'doubtful-aid','event',4,75,'d0e93a82d9f133f65c59e0e25a6649250777df0319c6ee21b4dc8814d4fcbd00',1,'a3873464903aa7d9',NULL);
INSERT INTO "entity" VALUES(62,'protest','event',1,124,'87a0cc9046052fcc39cf8cc597fbc70fdf90ae3c782d0b5e018166dbbe6f1442',4,'0d9f49dab95166a3',NULL);
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
	CONSTRAINT fk_event_same_as_id_event FOREIGN KEY(same_as_id) REFERENCES event (id) ON DELETE SET NULL, 
	CONSTRAINT fk_event_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_event_place_id_place FOREIGN KEY(place_id) REFERENCES place (id), 
	CONSTRAINT ck_event_end CHECK (end_lo <= end_hi), 
	CONSTRAINT ck_event_start CHECK (start_lo <= start_hi), 
	CONSTRAINT ck_event_order CHECK (start_lo <= end_lo AND start_hi <= end_hi), 
	CONSTRAINT ck_event_instant CHECK (instant_lo <= instant AND instant <= instant_hi), 
	CONSTRAINT ck_event_span_class CHECK (span_class BETWEEN 0 AND 4), 
	CONSTRAINT ck_event_status CHECK (status IN ('planned', 'announced', 'occurred', 'cancelled', 'claimed')), 
	CONSTRAINT ck_event_kind CHECK (kind IN ('exercise', 'launch', 'summit', 'statement', 'procurement', 'deployment', 'test', 'incident', 'agreement', 'measure', 'inventory', 'retirement', 'activity'))
);
INSERT INTO "event" VALUES(13,'exercise','Combined drill',NULL,'occurred',12,'2022-07-01/2022-07-05','2022-07-01/2022-07-05','interval','',738337,738337,738341,738341,0,1,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(14,'launch','Eight missiles are launched',NULL,'occurred',12,'2022-07-05T09:30:00','2022-07-05T09:30:00','datetime','',738341,738341,738341,738341,0,1,1656981000,'Asia/Seoul',NULL,NULL,NULL,1656981000,1656981000);
INSERT INTO "event" VALUES(15,'statement','The ministry praises the launch',NULL,'occurred',NULL,'0 days after test','2022-07-05?','day','?',738341,738341,738341,738341,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(16,'summit','The presidents meet',NULL,'occurred',NULL,'2022-05?','2022-05?','month','?',738276,738306,738276,738306,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(17,'deployment','Fighters arrive',NULL,'occurred',NULL,'early 2022-07','[2022-07-01%..2022-07-10%]','set','?~',738337,738346,738337,738346,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(18,'procurement','Twenty fighters are approved',NULL,'occurred',NULL,'about 1 week after arrival','[2022-07-06%..2022-07-19%]','set','?~',738342,738355,738342,738355,0,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(21,'retirement','Boats are scrapped',NULL,'occurred',NULL,'2022-08-01','2022-08-01','day','',738368,738368,738368,738368,0,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(22,'activity','Vehicles on the parade ground',NULL,'occurred',NULL,'2022-08-02','2022-08-02','day','?',738369,738369,738369,738369,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(23,'measure','Food aid',NULL,'occurred',NULL,'2022-08-03','2022-08-03','day','?',738370,738370,738370,738370,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(32,'test','An engine is tested',NULL,'occurred',NULL,'night of 2022-07-05','[2022-07-05?..2022-07-06?]','part-of-day','?',738341,738342,738341,738342,0,0,NULL,NULL,NULL,4167460454400,NULL,NULL,NULL);
INSERT INTO "event" VALUES(33,'incident','Shots across the line',NULL,'occurred',NULL,'2022-07-06T17:00~','2022-07-06?','hour','?',738342,738342,738342,738342,0,0,1657094400,'Asia/Seoul',NULL,NULL,'Asia/Seoul',1657090800,1657098000);
INSERT INTO "event" VALUES(34,'agreement','A pact',NULL,'occurred',NULL,'2022-07-07T21:13Z','2022-07-07?','minute','?',738343,738343,738343,738343,0,0,1657228380,NULL,NULL,NULL,NULL,1657228380,1657228439);
INSERT INTO "event" VALUES(35,'measure','A ban',NULL,'occurred',NULL,'2022-07','2022-07','month','?',738337,738367,738337,738367,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(36,'inventory','A stock',NULL,'occurred',NULL,'2022-07-08','2022-07-08','day','?',738344,738344,738344,738344,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(37,'launch','A launch with a bearing',NULL,'occurred',NULL,'2022-07-09T06:13','2022-07-09?','minute','?',738345,738345,738345,738345,0,0,NULL,NULL,NULL,3274577018880,NULL,NULL,NULL);
INSERT INTO "event" VALUES(38,'procurement','Aircraft in parts',NULL,'occurred',NULL,'2014','2014','year','',735234,735598,735234,735598,1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(39,'procurement','The last aircraft arrive',NULL,'occurred',NULL,'2016-04','2016-04','month','?',736055,736084,736055,736084,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(40,'procurement','Aircraft are proposed',NULL,'occurred',NULL,'2013','2013','year','?',734869,735233,734869,735233,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(41,'exercise','A drill of a series',NULL,'occurred',NULL,'2022-06','2022-06','month','?',738307,738336,738307,738336,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(42,'statement','A statement about an actor',NULL,'occurred',NULL,'2022-06-02','2022-06-02','day','?',738308,738308,738308,738308,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(46,'incident','Balloons cross the line',NULL,'occurred',NULL,'2022-07-10','2022-07-10','day','?',738346,738346,738346,738346,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(47,'launch','The second missile',NULL,'occurred',NULL,'2022-07-11','2022-07-11','day','?',738347,738347,738347,738347,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(48,'test','A strong engine is tested',NULL,'occurred',NULL,'2022-07-12','2022-07-12','day','?',738348,738348,738348,738348,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(49,'procurement','Vehicles for grain',NULL,'occurred',NULL,'2022-07-13','2022-07-13','day','?',738349,738349,738349,738349,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(50,'measure','Students are sent',NULL,'occurred',NULL,'2022-07-14','2022-07-14','day','?',738350,738350,738350,738350,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(51,'statement','A zone is closed to ships',NULL,'occurred',NULL,'2022-07-15','2022-07-15','day','?',738351,738351,738351,738351,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(52,'summit','Delegations of two cities meet',NULL,'occurred',NULL,'2022-07-16','2022-07-16','day','?',738352,738352,738352,738352,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(54,'launch','A launch after all',NULL,'occurred',NULL,'2022-06-21','2022-06-21','day','?',738327,738327,738327,738327,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(56,'procurement','A gift, or a barter',NULL,'occurred',NULL,'2022-06-23','2022-06-23','day','?',738329,738329,738329,738329,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(57,'measure','Aid, or workers',NULL,'occurred',NULL,'2022-06-24','2022-06-24','day','?',738330,738330,738330,738330,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(62,'statement','A protest',NULL,'occurred',NULL,'after test','[2022-07-05?..]','set','?',738341,4611686018427387904,738341,4611686018427387904,4,0,NULL,'Asia/Seoul',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "event_date" VALUES(2,38,'deliveries','','2014','2014',735234,735598,0,'1.when');
INSERT INTO "event_date" VALUES(3,38,'deliveries','','2016-03','2016-03',736024,736054,0,'2.when');
INSERT INTO "event_date" VALUES(4,38,'delivery','actual','{1976,1978}','{1976,1978}',721354,722449,0,'');
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
INSERT INTO "event_date_member" VALUES(1,38,'delivery','actual','',721354,721719,0);
INSERT INTO "event_date_member" VALUES(2,38,'delivery','actual','',722085,722449,0);
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
INSERT INTO "event_tag" VALUES(32,'engines',0);
INSERT INTO "event_tag" VALUES(32,'july',1);
CREATE TABLE "exercise" (
	event_id INTEGER NOT NULL, 
	series TEXT, 
	form TEXT, 
	distinction TEXT, 
	series_number TEXT, 
	code_name TEXT, 
	purpose TEXT, 
	CONSTRAINT pk_exercise PRIMARY KEY (event_id), 
	CONSTRAINT ck_exercise_form CHECK (form IN ('field-training', 'command-post', 'computer-simulated', 'live-fire', 'missile-drill', 'naval', 'air', 'amphibious', 'mixed')), 
	CONSTRAINT fk_exercise_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "exercise" VALUES(13,NULL,'field-training',NULL,NULL,NULL,NULL);
INSERT INTO "exercise" VALUES(41,NULL,NULL,NULL,'4','Shield','to train');
CREATE TABLE file (
	id INTEGER NOT NULL, 
	chronicle_id INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	timezone TEXT, loaded TEXT, 
	CONSTRAINT pk_file PRIMARY KEY (id), 
	CONSTRAINT fk_file_chronicle_id_chronicle FOREIGN KEY(chronicle_id) REFERENCES chronicle (id) ON DELETE CASCADE, 
	CONSTRAINT uq_file_chronicle_id_path UNIQUE (chronicle_id, path)
);
INSERT INTO "file" VALUES(1,1,'released.yaml','d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55','Asia/Seoul',NULL);
INSERT INTO "file" VALUES(2,1,'retirements.yaml','1294683674ac1d7eadce747c9d2af271c7bb81bae161af2489e6cb486781c1ce',NULL,NULL);
INSERT INTO "file" VALUES(3,1,'wider.yaml','89d4cf2de543c7fb50bdf6e3286cc3a32f01b37df6e6277f301939c5e92db0ea',NULL,NULL);
INSERT INTO "file" VALUES(4,1,'words.yaml','1a32f58840f7410539d4d63d35a2ba489afd8eaebe3217a1e5c00429ee130029',NULL,NULL);
CREATE TABLE "incident" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	damage TEXT, 
	CONSTRAINT pk_incident PRIMARY KEY (event_id), 
	CONSTRAINT fk_incident_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_incident_form CHECK (form IN ('clash', 'fire', 'incursion-air', 'incursion-sea', 'incursion-land', 'drone', 'balloon', 'infiltration', 'seizure', 'sinking', 'attack', 'assassination', 'abduction', 'cyber-attack', 'jamming', 'interception', 'collision', 'crash', 'accident', 'explosion', 'defection', 'other', 'shootdown', 'demolition', 'arrest', 'discovery'))
);
INSERT INTO "incident" VALUES(33,'fire','a window');
INSERT INTO "incident" VALUES(46,'discovery',NULL);
CREATE TABLE inventory (
	event_id INTEGER NOT NULL, 
	CONSTRAINT pk_inventory PRIMARY KEY (event_id), 
	CONSTRAINT fk_inventory_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "inventory" VALUES(36);
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
INSERT INTO "launch" VALUES(37,NULL,'not-applicable',NULL,11,NULL);
INSERT INTO "launch" VALUES(47,NULL,NULL,NULL,NULL,'3');
INSERT INTO "launch" VALUES(54,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "link" VALUES(39,'delivers',38,0);
INSERT INTO "link" VALUES(40,'stage-of',38,0);
INSERT INTO "link" VALUES(14,'during',13,0);
CREATE TABLE "measure" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	action TEXT, 
	goods TEXT, 
	CONSTRAINT pk_measure PRIMARY KEY (event_id), 
	CONSTRAINT fk_measure_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_measure_action CHECK (action IN ('imposed', 'extended', 'eased', 'lifted')), 
	CONSTRAINT ck_measure_form CHECK (form IN ('sanction', 'embargo', 'export-control', 'tariff', 'aid', 'trade', 'investment', 'closure', 'opening', 'travel-ban', 'expulsion', 'other', 'people-exchange'))
);
INSERT INTO "measure" VALUES(23,'aid',NULL,NULL);
INSERT INTO "measure" VALUES(35,'embargo','imposed','engines');
INSERT INTO "measure" VALUES(50,'people-exchange',NULL,NULL);
INSERT INTO "measure" VALUES(57,'aid',NULL,NULL);
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
INSERT INTO "participation" VALUES(38,'recipient',4,0);
INSERT INTO "participation" VALUES(42,'target',5,0);
INSERT INTO "participation" VALUES(62,'speaker',5,0);
INSERT INTO "participation" VALUES(14,'launcher',4,0);
INSERT INTO "participation" VALUES(18,'buyer',6,0);
INSERT INTO "participation" VALUES(49,'payer',5,0);
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
	time TEXT, written TEXT, 
	CONSTRAINT pk_passage PRIMARY KEY (id), 
	CONSTRAINT ck_passage_line CHECK (line > 0), 
	CONSTRAINT ck_passage_position CHECK ((start IS NULL) = ("end" IS NULL)), 
	CONSTRAINT fk_passage_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_passage_row CHECK ("row" > 0), 
	CONSTRAINT ck_passage_range CHECK (start >= 0 AND "end" > start), 
	CONSTRAINT fk_passage_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT ck_passage_page CHECK (page > 0)
);
INSERT INTO "passage" VALUES(7,38,24,'','','',NULL,NULL,NULL,NULL,12,17,'Number ordered',NULL,NULL,NULL);
INSERT INTO "passage" VALUES(8,38,24,'in 2014','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,40,NULL,NULL);
INSERT INTO "passage" VALUES(9,38,24,'','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'00:12:31',NULL);
INSERT INTO "passage" VALUES(13,57,3,'workers','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(14,14,2,'eight missiles','','',163,177,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(15,14,2,'eight missiles were launched at half past nine on the 5th','','',163,220,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(16,18,2,'around 3.9 trillion won ($3 billion) on fighters','','',236,284,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(17,21,20,'the boats are gone','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(18,56,3,'for grain','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(19,13,2,'a combined drill of South Korea and the United States from 1 to 5 July','','',22,92,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "passage" VALUES(20,13,2,'more than 17,000 Americans and over 300,000 South Koreans','','',99,156,'en','mehr als 17.000',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE passage_origin (
	entity_id INTEGER NOT NULL, 
	passage_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_passage_origin PRIMARY KEY (passage_id, source_id), 
	CONSTRAINT fk_passage_origin_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_passage_origin_passage_id_passage FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE CASCADE, 
	CONSTRAINT fk_passage_origin_source_id_source FOREIGN KEY(source_id) REFERENCES source (id)
);
INSERT INTO "passage_origin" VALUES(38,9,25,0);
INSERT INTO "passage_origin" VALUES(21,17,3,0);
INSERT INTO "passage_origin" VALUES(21,17,2,1);
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
	CONSTRAINT fk_procurement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_procurement_stage CHECK (stage IN ('proposed', 'approved', 'ordered', 'delivered', 'cancelled')), 
	CONSTRAINT ck_procurement_condition CHECK (condition IN ('new', 'second-hand', 'modernised')), 
	CONSTRAINT ck_procurement_mode CHECK (mode IN ('purchase', 'licence-production', 'kits', 'aid', 'loan', 'lease', 'gift', 'offset', 'transfer', 'barter'))
);
INSERT INTO "procurement" VALUES(18,'approved',NULL,NULL,NULL,NULL);
INSERT INTO "procurement" VALUES(38,'ordered','licence-production','new','a ship','KF-35');
INSERT INTO "procurement" VALUES(39,'delivered',NULL,NULL,NULL,NULL);
INSERT INTO "procurement" VALUES(40,'proposed',NULL,NULL,NULL,NULL);
INSERT INTO "procurement" VALUES(49,NULL,'barter','second-hand',NULL,NULL);
INSERT INTO "procurement" VALUES(56,NULL,'gift',NULL,NULL,NULL);
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
INSERT INTO "relation" VALUES(62,14);
INSERT INTO "relation" VALUES(18,17);
CREATE TABLE retirement (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	CONSTRAINT pk_retirement PRIMARY KEY (event_id), 
	CONSTRAINT ck_retirement_form CHECK (form IN ('retired', 'stored', 'scrapped', 'expended', 'sold', 'given-away', 'lent', 'returned', 'converted', 'preserved', 'other')), 
	CONSTRAINT fk_retirement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "retirement" VALUES(21,'scrapped');
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
INSERT INTO "revision" VALUES(1,'2026-11-30T08:00:46Z','analyst','timeline 0.1.0','load first',NULL,1);
INSERT INTO "revision" VALUES(2,'2026-11-30T08:00:49Z','analyst','timeline 0.1.0','load then --prune',NULL,1);
INSERT INTO "revision" VALUES(3,'2026-11-30T08:00:53Z','analyst','timeline 0.1.0','undo',2,1);
INSERT INTO "revision" VALUES(4,'2026-11-30T08:00:57Z','analyst','timeline 0.1.0','load then --prune',NULL,1);
CREATE TABLE revision_file (
	revision_id INTEGER NOT NULL, 
	chronicle TEXT NOT NULL, 
	path TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	CONSTRAINT pk_revision_file PRIMARY KEY (revision_id, chronicle, path), 
	CONSTRAINT fk_revision_file_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE
);
INSERT INTO "revision_file" VALUES(1,'released','released.yaml','8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f');
INSERT INTO "revision_file" VALUES(1,'released','retirements.yaml','d0fccb938207adbdc98ba30079612deffc1670c3b281dafbb5292ccd24e7ae1f');
INSERT INTO "revision_file" VALUES(1,'released','wider.yaml','abe81a8578502df0b7f3af573614f26ec86f9b5f7ba32fc918578a1ba1026083');
INSERT INTO "revision_file" VALUES(1,'released','words.yaml','cf23718b2cfa7fcf4f68678c0d7a9686f38e2667dbc71685234886ad738b1c14');
INSERT INTO "revision_file" VALUES(2,'released','released.yaml','d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55');
INSERT INTO "revision_file" VALUES(2,'released','retirements.yaml','1294683674ac1d7eadce747c9d2af271c7bb81bae161af2489e6cb486781c1ce');
INSERT INTO "revision_file" VALUES(2,'released','wider.yaml','89d4cf2de543c7fb50bdf6e3286cc3a32f01b37df6e6277f301939c5e92db0ea');
INSERT INTO "revision_file" VALUES(2,'released','words.yaml','1a32f58840f7410539d4d63d35a2ba489afd8eaebe3217a1e5c00429ee130029');
INSERT INTO "revision_file" VALUES(3,'released','released.yaml','8d68b8a581d4ad5008bee791d848735d8c5705f444d392f878446a547962bd4f');
INSERT INTO "revision_file" VALUES(3,'released','retirements.yaml','d0fccb938207adbdc98ba30079612deffc1670c3b281dafbb5292ccd24e7ae1f');
INSERT INTO "revision_file" VALUES(3,'released','wider.yaml','abe81a8578502df0b7f3af573614f26ec86f9b5f7ba32fc918578a1ba1026083');
INSERT INTO "revision_file" VALUES(3,'released','words.yaml','cf23718b2cfa7fcf4f68678c0d7a9686f38e2667dbc71685234886ad738b1c14');
INSERT INTO "revision_file" VALUES(4,'released','released.yaml','d5b23e786b1551290ec1615b53f9e065bb78912ab0324cf8095b3cc6d8efac55');
INSERT INTO "revision_file" VALUES(4,'released','retirements.yaml','1294683674ac1d7eadce747c9d2af271c7bb81bae161af2489e6cb486781c1ce');
INSERT INTO "revision_file" VALUES(4,'released','wider.yaml','89d4cf2de543c7fb50bdf6e3286cc3a32f01b37df6e6277f301939c5e92db0ea');
INSERT INTO "revision_file" VALUES(4,'released','words.yaml','1a32f58840f7410539d4d63d35a2ba489afd8eaebe3217a1e5c00429ee130029');
CREATE TABLE saved_query (
	id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_saved_query PRIMARY KEY (id), 
	CONSTRAINT fk_saved_query_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE
);
INSERT INTO "saved_query" VALUES(1,'kind:launch,exercise');
INSERT INTO "saved_query" VALUES(43,'kind:exercise series_number:3');
INSERT INTO "saved_query" VALUES(44,'mode:gift,barter not:form:people-exchange');
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
INSERT INTO "search_entry" VALUES(24,32,'title',0,19);
INSERT INTO "search_entry" VALUES(25,33,'title',0,21);
INSERT INTO "search_entry" VALUES(26,33,'damage',0,8);
INSERT INTO "search_entry" VALUES(27,34,'title',0,6);
INSERT INTO "search_entry" VALUES(28,35,'title',0,5);
INSERT INTO "search_entry" VALUES(29,35,'goods',0,7);
INSERT INTO "search_entry" VALUES(30,36,'title',0,7);
INSERT INTO "search_entry" VALUES(31,37,'title',0,23);
INSERT INTO "search_entry" VALUES(32,38,'title',0,17);
INSERT INTO "search_entry" VALUES(33,38,'platform',0,6);
INSERT INTO "search_entry" VALUES(34,38,'local_designation',0,5);
INSERT INTO "search_entry" VALUES(35,38,'quote',0,7);
INSERT INTO "search_entry" VALUES(36,39,'title',0,24);
INSERT INTO "search_entry" VALUES(37,40,'title',0,21);
INSERT INTO "search_entry" VALUES(42,42,'title',0,26);
INSERT INTO "search_entry" VALUES(46,48,'title',0,25);
INSERT INTO "search_entry" VALUES(48,50,'title',0,17);
INSERT INTO "search_entry" VALUES(49,51,'title',0,25);
INSERT INTO "search_entry" VALUES(50,52,'title',0,30);
INSERT INTO "search_entry" VALUES(60,57,'title',0,15);
INSERT INTO "search_entry" VALUES(61,57,'quote',0,7);
INSERT INTO "search_entry" VALUES(62,62,'title',0,9);
INSERT INTO "search_entry" VALUES(63,2,'text',0,308);
INSERT INTO "search_entry" VALUES(64,14,'title',0,27);
INSERT INTO "search_entry" VALUES(65,14,'quote',0,14);
INSERT INTO "search_entry" VALUES(66,14,'quote',0,57);
INSERT INTO "search_entry" VALUES(67,18,'title',0,28);
INSERT INTO "search_entry" VALUES(68,18,'quote',0,48);
INSERT INTO "search_entry" VALUES(69,21,'title',0,18);
INSERT INTO "search_entry" VALUES(70,21,'quote',0,18);
INSERT INTO "search_entry" VALUES(71,22,'title',0,29);
INSERT INTO "search_entry" VALUES(72,22,'facility',0,10);
INSERT INTO "search_entry" VALUES(73,22,'subject',0,8);
INSERT INTO "search_entry" VALUES(74,23,'title',0,8);
INSERT INTO "search_entry" VALUES(75,41,'title',0,19);
INSERT INTO "search_entry" VALUES(76,41,'series_number',0,1);
INSERT INTO "search_entry" VALUES(77,41,'code_name',0,6);
INSERT INTO "search_entry" VALUES(78,41,'purpose',0,8);
INSERT INTO "search_entry" VALUES(79,46,'title',0,23);
INSERT INTO "search_entry" VALUES(80,47,'title',0,18);
INSERT INTO "search_entry" VALUES(81,47,'series_number',0,1);
INSERT INTO "search_entry" VALUES(82,49,'title',0,18);
INSERT INTO "search_entry" VALUES(83,54,'title',0,18);
INSERT INTO "search_entry" VALUES(84,56,'title',0,19);
INSERT INTO "search_entry" VALUES(85,56,'quote',0,9);
INSERT INTO "search_entry" VALUES(86,13,'title',0,14);
INSERT INTO "search_entry" VALUES(87,13,'quote',0,70);
INSERT INTO "search_entry" VALUES(88,13,'quote',0,57);
INSERT INTO "search_entry" VALUES(89,13,'translation',0,15);
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
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT ck_source_reliability CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')), 
	CONSTRAINT fk_source_text_id_text FOREIGN KEY(text_id) REFERENCES text (id), 
	CONSTRAINT fk_source_derived_from_id_source FOREIGN KEY(derived_from_id) REFERENCES source (id), 
	CONSTRAINT fk_source_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT ck_source_published CHECK (published_lo <= published_hi), 
	CONSTRAINT ck_source_covers CHECK (covers_lo <= covers_hi)
);
INSERT INTO "source" VALUES(2,'The gazette of the 6th of July','The Gazette',NULL,'https://example.org/gazette',NULL,NULL,'2022-07-06',738342,738342,'en','B',NULL,NULL,'gazette.txt',2,NULL,'unknown',-4611686018427387903,4611686018427387903,NULL,NULL);
INSERT INTO "source" VALUES(3,'A wire report',NULL,NULL,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,NULL,'F',NULL,2,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,NULL,NULL);
INSERT INTO "source" VALUES(20,'A press review',NULL,NULL,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,NULL,'F',NULL,NULL,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,NULL,NULL);
INSERT INTO "source" VALUES(24,'A register',NULL,NULL,NULL,NULL,NULL,'2022-08-01',738368,738368,NULL,'F',NULL,NULL,NULL,NULL,NULL,'1990/2022-06',726468,738336,NULL,NULL);
INSERT INTO "source" VALUES(25,'A paper',NULL,NULL,NULL,NULL,NULL,'2022-07-07',738343,738343,NULL,'F',NULL,NULL,NULL,NULL,NULL,'unknown',-4611686018427387903,4611686018427387903,NULL,NULL);
CREATE TABLE source_column (
	source_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	CONSTRAINT pk_source_column PRIMARY KEY (source_id, position), 
	CONSTRAINT fk_source_column_source_id_source FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE, 
	CONSTRAINT uq_source_column_source_id_name UNIQUE (source_id, name)
);
CREATE TABLE "statement" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	words TEXT, 
	CONSTRAINT pk_statement PRIMARY KEY (event_id), 
	CONSTRAINT fk_statement_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_statement_form CHECK (form IN ('joint-statement', 'communique', 'declaration', 'speech', 'remarks', 'press-release', 'post', 'threat', 'letter', 'resolution', 'testimony', 'report', 'notice'))
);
INSERT INTO "statement" VALUES(15,'press-release','A success.');
INSERT INTO "statement" VALUES(42,NULL,NULL);
INSERT INTO "statement" VALUES(51,'notice',NULL);
INSERT INTO "statement" VALUES(62,NULL,NULL);
CREATE TABLE "summit" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	level TEXT, 
	agenda TEXT, 
	CONSTRAINT pk_summit PRIMARY KEY (event_id), 
	CONSTRAINT fk_summit_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_summit_form CHECK (form IN ('in-person', 'virtual', 'telephone', 'sidelines')), 
	CONSTRAINT ck_summit_level CHECK (level IN ('leaders', 'ministers', 'officials', 'others'))
);
INSERT INTO "summit" VALUES(16,NULL,'leaders',NULL);
INSERT INTO "summit" VALUES(52,NULL,'others',NULL);
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
	CONSTRAINT ck_system_category CHECK (category IN ('aircraft', 'missile', 'launcher', 'ship', 'submarine', 'vehicle', 'artillery', 'air-defence', 'sensor', 'munition', 'space', 'other', 'engine')), 
	CONSTRAINT fk_system_id_entity FOREIGN KEY(id) REFERENCES entity (id) ON DELETE CASCADE, 
	CONSTRAINT fk_system_version_of_id_system FOREIGN KEY(version_of_id) REFERENCES system (id), 
	CONSTRAINT ck_system_class CHECK (class IN ('fighter', 'bomber', 'transport', 'tanker', 'trainer', 'patrol', 'early-warning', 'helicopter', 'uav', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'cruise', 'hypersonic', 'anti-ship', 'anti-tank', 'air-to-air', 'air-to-surface', 'sam', 'abm', 'carrier', 'destroyer', 'frigate', 'corvette', 'amphibious', 'fast-attack', 'mine-warfare', 'support', 'ssn', 'ssbn', 'ssk', 'tank', 'apc', 'gun', 'mlrs', 'mortar', 'radar', 'sonar', 'bomb', 'torpedo', 'mine', 'satellite', 'launch-vehicle', 'turbofan', 'turboprop', 'diesel', 'rocket', 'ground-attack', 'reconnaissance', 'electronic-warfare', 'attack-helicopter', 'balloon', 'crbm', 'anti-submarine', 'anti-radiation', 'manpads', 'cruiser', 'ssgn', 'ssb', 'midget', 'uuv', 'tank-destroyer', 'ifv', 'engineering', 'turret', 'chassis', 'electro-optical', 'loitering', 'shell', 'warhead', 'gas-turbine', 'piston', 'ramjet', 'aip'))
);
INSERT INTO "system" VALUES(7,'Fighter aircraft','aircraft',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "system" VALUES(8,'F-35A','aircraft','USA',7,NULL,NULL,NULL,NULL);
INSERT INTO "system" VALUES(29,'An engine','engine',NULL,NULL,NULL,'turbofan',26,NULL);
INSERT INTO "system" VALUES(30,'A rocket','missile',NULL,NULL,NULL,'icbm',NULL,NULL);
INSERT INTO "system" VALUES(31,'A rocket with a change','missile',NULL,NULL,NULL,NULL,NULL,30);
INSERT INTO "system" VALUES(45,'A carrier of troops','vehicle',NULL,NULL,NULL,'ifv',NULL,NULL);
CREATE TABLE "test" (
	event_id INTEGER NOT NULL, 
	form TEXT, 
	outcome TEXT, 
	CONSTRAINT pk_test PRIMARY KEY (event_id), 
	CONSTRAINT fk_test_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT ck_test_outcome CHECK (outcome IN ('success', 'partial', 'failure', 'unknown', 'not-applicable')), 
	CONSTRAINT ck_test_form CHECK (form IN ('nuclear', 'subcritical', 'engine', 'warhead', 're-entry', 'ejection', 'component', 'sea-trial', 'flight-test', 'other', 'underwater'))
);
INSERT INTO "test" VALUES(32,'engine','partial');
INSERT INTO "test" VALUES(48,'underwater',NULL);
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
CREATE INDEX ix_actor_part_of_id ON actor (part_of_id);
CREATE INDEX ix_source_published_lo ON source (published_lo);
CREATE INDEX ix_source_text_id ON source (text_id);
CREATE INDEX ix_source_derived_from_id ON source (derived_from_id);
CREATE INDEX ix_system_maker_id ON system (maker_id);
CREATE INDEX ix_system_part_of_id ON system (part_of_id);
CREATE INDEX ix_system_version_of_id ON system (version_of_id);
CREATE INDEX ix_event_kind_start_lo ON event (kind, start_lo);
CREATE INDEX ix_event_start_lo_end_hi_id ON event (start_lo, end_hi, id);
CREATE INDEX ix_event_place_id ON event (place_id);
CREATE INDEX ix_event_status_start_lo ON event (status, start_lo);
CREATE INDEX ix_amount_field_high_low ON amount (field, high, low);
CREATE INDEX ix_amount_event_id ON amount (event_id);
CREATE INDEX ix_amount_actor_id ON amount (actor_id);
CREATE INDEX ix_passage_origin_entity_id ON passage_origin (entity_id);
CREATE INDEX ix_passage_origin_source_id ON passage_origin (source_id);
CREATE INDEX ix_passage_entity_id ON passage (entity_id);
CREATE INDEX ix_passage_source_id_start_row ON passage (source_id, start, "row");
CREATE INDEX ix_event_same_as_id ON event (same_as_id) WHERE same_as_id IS NOT NULL;
CREATE INDEX ix_event_span_class_start_lo_end_hi_sure ON event (span_class, start_lo, end_hi, sure);
CREATE VIRTUAL TABLE search_index USING fts5(words, tokenize = 'ascii');
INSERT INTO search_index (rowid, words) VALUES (9, 'the ministry praises the launch');
INSERT INTO search_index (rowid, words) VALUES (10, 'a success');
INSERT INTO search_index (rowid, words) VALUES (11, 'to do it again');
INSERT INTO search_index (rowid, words) VALUES (12, 'to do less');
INSERT INTO search_index (rowid, words) VALUES (13, 'the presidents meet');
INSERT INTO search_index (rowid, words) VALUES (14, 'fighters arrive');
INSERT INTO search_index (rowid, words) VALUES (24, 'an engine is tested');
INSERT INTO search_index (rowid, words) VALUES (25, 'shots across the line');
INSERT INTO search_index (rowid, words) VALUES (26, 'a window');
INSERT INTO search_index (rowid, words) VALUES (27, 'a pact');
INSERT INTO search_index (rowid, words) VALUES (28, 'a ban');
INSERT INTO search_index (rowid, words) VALUES (29, 'engines');
INSERT INTO search_index (rowid, words) VALUES (30, 'a stock');
INSERT INTO search_index (rowid, words) VALUES (31, 'a launch with a bearing');
INSERT INTO search_index (rowid, words) VALUES (32, 'aircraft in parts');
INSERT INTO search_index (rowid, words) VALUES (33, 'a ship');
INSERT INTO search_index (rowid, words) VALUES (34, 'kf 35');
INSERT INTO search_index (rowid, words) VALUES (35, 'in 2014');
INSERT INTO search_index (rowid, words) VALUES (36, 'the last aircraft arrive');
INSERT INTO search_index (rowid, words) VALUES (37, 'aircraft are proposed');
INSERT INTO search_index (rowid, words) VALUES (42, 'a statement about an actor');
INSERT INTO search_index (rowid, words) VALUES (46, 'a strong engine is tested');
INSERT INTO search_index (rowid, words) VALUES (48, 'students are sent');
INSERT INTO search_index (rowid, words) VALUES (49, 'a zone is closed to ships');
INSERT INTO search_index (rowid, words) VALUES (50, 'delegations of two cities meet');
INSERT INTO search_index (rowid, words) VALUES (60, 'aid or workers');
INSERT INTO search_index (rowid, words) VALUES (61, 'workers');
INSERT INTO search_index (rowid, words) VALUES (62, 'a protest');
INSERT INTO search_index (rowid, words) VALUES (63, 'the ministry spoke of a combined drill of south korea and the united states from 1 to 5 july with more than 17 000 americans and over 300 000 south koreans then eight missiles were launched at half past nine on the 5th it will spend around 3 9 trillion won 3 billion on fighters washington protested');
INSERT INTO search_index (rowid, words) VALUES (64, 'eight missiles are launched');
INSERT INTO search_index (rowid, words) VALUES (65, 'eight missiles');
INSERT INTO search_index (rowid, words) VALUES (66, 'eight missiles were launched at half past nine on the 5th');
INSERT INTO search_index (rowid, words) VALUES (67, 'twenty fighters are approved');
INSERT INTO search_index (rowid, words) VALUES (68, 'around 3 9 trillion won 3 billion on fighters');
INSERT INTO search_index (rowid, words) VALUES (69, 'boats are scrapped');
INSERT INTO search_index (rowid, words) VALUES (70, 'the boats are gone');
INSERT INTO search_index (rowid, words) VALUES (71, 'vehicles on the parade ground');
INSERT INTO search_index (rowid, words) VALUES (72, 'the ground');
INSERT INTO search_index (rowid, words) VALUES (73, 'vehicles');
INSERT INTO search_index (rowid, words) VALUES (74, 'food aid');
INSERT INTO search_index (rowid, words) VALUES (75, 'a drill of a series');
INSERT INTO search_index (rowid, words) VALUES (76, '4');
INSERT INTO search_index (rowid, words) VALUES (77, 'shield');
INSERT INTO search_index (rowid, words) VALUES (78, 'to train');
INSERT INTO search_index (rowid, words) VALUES (79, 'balloons cross the line');
INSERT INTO search_index (rowid, words) VALUES (80, 'the second missile');
INSERT INTO search_index (rowid, words) VALUES (81, '3');
INSERT INTO search_index (rowid, words) VALUES (82, 'vehicles for grain');
INSERT INTO search_index (rowid, words) VALUES (83, 'a launch after all');
INSERT INTO search_index (rowid, words) VALUES (84, 'a gift or a barter');
INSERT INTO search_index (rowid, words) VALUES (85, 'for grain');
INSERT INTO search_index (rowid, words) VALUES (86, 'combined drill');
INSERT INTO search_index (rowid, words) VALUES (87, 'a combined drill of south korea and the united states from 1 to 5 july');
INSERT INTO search_index (rowid, words) VALUES (88, 'more than 17 000 americans and over 300 000 south koreans');
INSERT INTO search_index (rowid, words) VALUES (89, 'mehr als 17 000');
COMMIT;
