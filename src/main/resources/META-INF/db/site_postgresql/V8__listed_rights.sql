grant update (listed) on site_heads to cordon_terminal;
