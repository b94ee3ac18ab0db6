package org.cordon.core.profile;

/// The profile that an order is judged by.
///
/// @param guessed whether nobody said so: no profile names the product
public record ChosenProfile(Profile profile, boolean guessed) {}
