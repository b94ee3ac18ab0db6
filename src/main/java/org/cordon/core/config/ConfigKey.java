package org.cordon.core.config;

/// Declaration of a setting: what its row in the manual (`all-settings.md`) and its refusal say.
///
/// @param key as written in the file; of a scanner without `scanner.<number>.`
/// @param meaning what it sets, as a clause for people
/// @param allowed what may be written there, as a clause for people
/// @param usual what holds if it is left out: a value in backticks, or words
public record ConfigKey(String key, String meaning, String allowed, String usual) {}
