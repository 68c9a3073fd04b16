DROP FUNCTION answers_elsewhere(date, date);
