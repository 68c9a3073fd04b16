DROP TRIGGER referral_clients_area_changed ON referral_clients;
DROP TRIGGER referral_clients_area ON referral_clients;
DROP TRIGGER referral_events_figure ON referral_events;
DROP FUNCTION figure_area();
DROP FUNCTION figure_events();
DROP FUNCTION figure(uuid[]);
DROP TABLE referral_figures;
DROP FUNCTION report_state(text, text);
DROP FUNCTION outward_code(text);
