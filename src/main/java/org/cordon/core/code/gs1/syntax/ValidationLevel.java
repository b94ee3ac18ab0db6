package org.cordon.core.code.gs1.syntax;

/// How far a code is looked at.
public enum ValidationLevel {
    /// Each element by itself.
    SYNTAX,
    /// Also whether the elements agree with each other. It asks for all codes of a unit to be given
    /// together: one alone may lack what another carries (GS1 General Specifications, 4.13).
    FULL
}
