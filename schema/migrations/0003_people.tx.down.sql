DROP TABLE idempotency;
DROP TABLE password_tokens;
DROP TABLE sessions;
DROP TABLE memberships;
DROP TABLE users;
