DROP TABLE listing_imports, listings;
