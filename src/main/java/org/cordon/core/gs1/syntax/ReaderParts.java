package org.cordon.core.gs1.syntax;

/// What a reader of codes is made of.
record ReaderParts(
        AiTable table,
        Linters linters,
        ValueCheck values,
        AssociationCheck associations,
        FaultTexts texts,
        Unassigned unassigned) {}
