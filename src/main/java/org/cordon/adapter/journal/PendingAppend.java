package org.cordon.adapter.journal;

import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.people.PersonId;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An event on its way into the journal.
///
/// @param content its line but for the frame, UTF-8
@SuppressWarnings("ArrayRecordComponent") // never compared
record PendingAppend(
        EventTime stamp,
        Optional<PersonId> person,
        String configuration,
        JournalEvent event,
        byte[] content,
        CompletableFuture<Entry> answer) {}
