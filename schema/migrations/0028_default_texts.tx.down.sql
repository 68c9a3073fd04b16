DROP TABLE default_texts;
