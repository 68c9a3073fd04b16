DROP TABLE unmatched_searches;
