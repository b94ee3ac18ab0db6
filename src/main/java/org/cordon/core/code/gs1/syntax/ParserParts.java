package org.cordon.core.code.gs1.syntax;

/// What a reader of codes is made of.
record ParserParts(
        AiTable table,
        Linters linters,
        ValueValidator values,
        AssociationCheck associations,
        Gs1IssueMessages texts,
        UnassignedAiPolicy unassigned) {}
