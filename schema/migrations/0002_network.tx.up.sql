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
    position int NOT NULL,
    active   boolean NOT NULL DEFAULT true
);
INSERT INTO issues (code, label, position) VALUES
    ('debt', 'Debt', 1),
    ('benefits', 'Benefits', 2),
    ('housing', 'Housing', 3),
    ('homelessness', 'Homelessness', 4),
    ('employment', 'Employment', 5),
    ('food', 'Food', 6),
    ('energy', 'Energy and fuel', 7),
    ('domestic_abuse', 'Domestic abuse', 8),
    ('immigration', 'Immigration', 9),
    ('mental_health', 'Mental health', 10),
    ('disability', 'Disability', 11),
    ('caring', 'Caring for somebody', 12),
    ('family', 'Family and relationships', 13),
    ('consumer', 'Consumer', 14),
    ('discrimination', 'Discrimination', 15),
    ('education', 'Education and training', 16),
    ('addiction', 'Alcohol and drugs', 17),
    ('crime', 'Victims of crime', 18),
    ('older_people', 'Help in later life', 19),
    ('other', 'Something else', 20);

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
