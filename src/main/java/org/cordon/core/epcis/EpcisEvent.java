package org.cordon.core.epcis;

import org.cordon.core.epcis.Value.Properties;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Something that happened, as an EPCIS 2.0 repository is told.
///
/// @param what it happened to
/// @param at when, to the millisecond: what is finer is rounded, half a millisecond up
/// @param offset of the local time there and then
/// @param marking lasting properties that it gives or takes; empty for none
/// @param readPoint where it was seen
/// @param location where the things are from then on
/// @param transactions business documents that it belongs to, as URIs, without type: with one the rule
///     for ids and its published vectors disagree
/// @param wrong present if this declares that the event told before was wrong
public record EpcisEvent(
        What what,
        Instant at,
        ZoneOffset offset,
        Action action,
        BizStep step,
        Optional<Disposition> disposition,
        Optional<PersistentDisposition> marking,
        Optional<EpcisLocation> readPoint,
        Optional<EpcisLocation> location,
        List<String> transactions,
        Optional<ErrorDeclaration> wrong) {
    private static final EventHash HASH = new EventHash();

    /// Rounds the time and keeps its own copy.
    public EpcisEvent {
        at = EventHash.rounded(at);
        transactions = List.copyOf(transactions);
    }

    /// What an event is about.
    public sealed interface What {}

    /// Units, each for itself.
    public record Objects(List<UnitId> units) implements What {
        /// Keeps its own copy; refuses an empty list.
        public Objects {
            units = List.copyOf(units);
            if (units.isEmpty()) {
                throw new IllegalArgumentException("an event about nothing");
            }
        }
    }

    /// A container and what is in it.
    ///
    /// @param children with the action DELETE none stands for all
    public record Aggregation(UnitId parent, List<UnitId> children) implements What {
        public Aggregation {
            children = List.copyOf(children);
        }
    }

    /// What it does to what it is about (EPCIS 2.0, section 7.3.2).
    public enum Action {
        /// It begins.
        ADD,
        /// It was seen.
        OBSERVE,
        /// It ends.
        DELETE
    }

    /// What tells an event from every other: a declaration that it was wrong carries its id.
    public record Key(String id, boolean errorDeclaration) {}

    /// Its id, which follows from what it says.
    public String id() {
        return HASH.id(EventProperties.said(this));
    }

    /// The SHA-256 in its id, lower-case hexadecimal.
    public String digest() {
        String id = id();
        return id.substring(id.indexOf(';') + 1, id.indexOf('?'));
    }

    /// What a repository knows it by.
    public Key key() {
        return new Key(id(), wrong.isPresent());
    }

    /// The declaration that this event was wrong.
    public EpcisEvent declaredWrong(ErrorDeclaration declaration) {
        return new EpcisEvent(
                what,
                at,
                offset,
                action,
                step,
                disposition,
                marking,
                readPoint,
                location,
                transactions,
                Optional.of(declaration));
    }

    /// The whole event as JSON carries it.
    public Properties properties() {
        return EventProperties.all(this);
    }
}
