package org.cordon.adapter.journal;

import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.journal.Stamp;
import org.cordon.core.people.PersonId;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A fact on its way into the journal.
///
/// @param content its line but for the frame, UTF-8
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pending(
        Stamp stamp,
        Optional<PersonId> person,
        String configuration,
        Fact fact,
        byte[] content,
        CompletableFuture<Entry> answer) {}
