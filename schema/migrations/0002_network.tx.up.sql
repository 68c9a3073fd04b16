CREATE TABLE policy (
    single                  boolean PRIMARY KEY DEFAULT true CHECK (single),
    acknowledge_days        int NOT NULL DEFAULT 3 CHECK (acknowledge_days BETWEEN 1 AND 60),
    decide_days             int NOT NULL DEFAULT 5 CHECK (decide_days BETWEEN 1 AND 60),
    urgent_acknowledge_days int NOT NULL DEFAULT 1 CHECK (urgent_acknowledge_days BETWEEN 1 AND 60),
    urgent_decide_days      int NOT NULL DEFAULT 2 CHECK (urgent_decide_days BETWEEN 1 AND 60),
    accepting_closes        boolean NOT NULL DEFAULT false,
    silence_closes          boolean NOT NULL DEFAULT false
);
INSERT INTO policy DEFAULT VALUES;

CREATE TABLE issues (
    code     text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]*$'),
    label    text NOT NULL,
    grouping text NOT NULL,
    position int NOT NULL,
    active   boolean NOT NULL DEFAULT true
);
INSERT INTO issues (code, label, grouping, position) VALUES
    ('debt', 'Debt', 'Money', 1),
    ('benefits', 'Benefits', 'Money', 2),
    ('housing', 'Housing', 'Home', 3),
    ('homelessness', 'Homelessness', 'Home', 4),
    ('employment', 'Employment', 'Work and learning', 5),
    ('food', 'Food', 'Essentials', 6),
    ('energy', 'Energy and fuel', 'Essentials', 7),
    ('domestic_abuse', 'Domestic abuse', 'Safety', 8),
    ('immigration', 'Immigration', 'Law and rights', 9),
    ('mental_health', 'Mental health', 'Health', 10),
    ('disability', 'Disability', 'Health', 11),
    ('caring', 'Caring for somebody', 'Family', 12),
    ('family', 'Family and relationships', 'Family', 13),
    ('consumer', 'Consumer', 'Law and rights', 14),
    ('discrimination', 'Discrimination', 'Law and rights', 15),
    ('education', 'Education and training', 'Work and learning', 16),
    ('addiction', 'Alcohol and drugs', 'Health', 17),
    ('crime', 'Victims of crime', 'Safety', 18),
    ('older_people', 'Help in later life', 'Family', 19),
    ('other', 'Something else', 'Other', 20);

CREATE TABLE organisations (
    id                      uuid PRIMARY KEY,
    slug                    text NOT NULL CONSTRAINT organisations_slug_key UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]*$'),
    name                    text NOT NULL,
    nation                  text NOT NULL CHECK (nation IN ('england-and-wales', 'scotland', 'northern-ireland')),
    email                   text NOT NULL DEFAULT '',
    phone                   text NOT NULL DEFAULT '',
    summary                 text NOT NULL DEFAULT '',
    criteria                text NOT NULL DEFAULT '',
    waiting                 text NOT NULL DEFAULT '',
    areas                   text[] NOT NULL DEFAULT '{}',
    issues                  text[] NOT NULL DEFAULT '{}',
    paused                  boolean NOT NULL DEFAULT false,
    paused_reason           text NOT NULL DEFAULT '',
    paused_at               timestamptz,
    accepting               boolean NOT NULL DEFAULT true,
    accepting_note          text NOT NULL DEFAULT '',
    accepts_from            uuid[] NOT NULL DEFAULT '{}', -- empty: from everybody
    acknowledge_days        int CHECK (acknowledge_days BETWEEN 1 AND 60),
    decide_days             int CHECK (decide_days BETWEEN 1 AND 60),
    urgent_acknowledge_days int CHECK (urgent_acknowledge_days BETWEEN 1 AND 60),
    urgent_decide_days      int CHECK (urgent_decide_days BETWEEN 1 AND 60),
    created_at              timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX organisations_name ON organisations (lower(name), id);

CREATE TABLE closures (
    organisation_id uuid NOT NULL REFERENCES organisations,
    day             date NOT NULL,
    PRIMARY KEY (organisation_id, day)
);

-- Bank holidays proclaimed after the official table in package referral was made.
CREATE TABLE bank_holidays (
    nation text NOT NULL CHECK (nation IN ('england-and-wales', 'scotland', 'northern-ireland')),
    day    date NOT NULL,
    title  text NOT NULL,
    PRIMARY KEY (nation, day)
);
