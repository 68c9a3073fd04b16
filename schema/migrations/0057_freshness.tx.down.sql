DROP TABLE versions;
DROP TABLE profile_reminders;
