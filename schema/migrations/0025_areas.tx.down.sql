DROP TABLE postcodes, areas;
