package org.cordon.core.verdict;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a scan means, here and now.
public sealed interface Verdict {
    /// As ordered.
    record Accepted() implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.ACCEPTED;
        }
    }

    /// Accepted a moment ago, and read again.
    record RepeatRead() implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.REPEAT_READ;
        }
    }

    /// The device said that it could not read.
    record NoRead() implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.NO_READ;
        }
    }

    /// The reader, not the pack.
    record ReaderFault(ScanFault fault) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.READER_FAULT;
        }
    }

    /// Another code of a label that was read with it.
    record OfLabel(UnitId label) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.REPEAT_READ;
        }
    }

    /// A helper code of which more is said than of its unit.
    ///
    /// @param missed the station that must have read its unit before
    record OfHelper(Reading.Helper helper, Optional<StationId> missed) implements Verdict {
        @Override
        public VerdictCode code() {
            return switch (helper.stands()) {
                case BESIDE, AWAITED -> VerdictCode.REPEAT_READ;
                case UNREAD -> VerdictCode.NO_READ;
                case REFUSED, MISSED, AMBIGUOUS -> VerdictCode.NOT_VERIFIED;
                case COPY -> VerdictCode.DUPLICATE;
                case UNKNOWN -> VerdictCode.UNKNOWN_SERIAL;
                case ACCEPTED -> VerdictCode.ACCEPTED;
            };
        }
    }

    /// The printed code.
    record BadCode(ScanFault fault) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.BAD_CODE;
        }
    }

    /// Another product.
    record WrongProduct(Gtin read, Gtin ordered) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.WRONG_PRODUCT;
        }
    }

    /// Another lot, or none where one must be.
    record WrongLot(Optional<Lot> read, Lot ordered) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.WRONG_LOT;
        }
    }

    /// Another expiry, or none where one must be.
    record WrongExpiry(Optional<Expiry> read, Expiry ordered) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.WRONG_EXPIRY;
        }
    }

    /// Its expiry has passed, or is nearer than the profile allows.
    ///
    /// @param shelfLifeDays that must be left by the profile
    record Expired(Expiry read, LocalDate today, int shelfLifeDays) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.EXPIRED;
        }
    }

    /// Read from a bar code of another kind than the profile allows.
    ///
    /// @param read the carrier's name, or its symbology identifier
    /// @param allowed names of those that are
    record WrongCarrier(String read, List<String> allowed, ChosenProfile profile)
            implements Verdict {
        /// Keeps its own copy.
        public WrongCarrier {
            allowed = List.copyOf(allowed);
        }

        @Override
        public VerdictCode code() {
            return VerdictCode.WRONG_CARRIER;
        }
    }

    /// A code that can be read, and is not made as the profile says.
    ///
    /// @param details what it is about, as [Breach] says
    record AgainstProfile(Breach breach, List<String> details, ChosenProfile profile)
            implements Verdict {
        /// What it breaks. Names are part of the codes of reasons: they never change.
        public enum Breach {
            /// An identifier is missing: the identifier.
            MISSING,
            /// An identifier must not be there: the identifier.
            FORBIDDEN,
            /// A national number is missing: the name of its system.
            NATIONAL,
            /// The expiry names day 00: the date that it means.
            DAY_ZERO,
            /// A container carries another GTIN: the one it carries, the one it should carry.
            GTIN,
            /// Containers of this level carry no code: what was read.
            UNCODED
        }

        /// Keeps its own copy.
        public AgainstProfile {
            details = List.copyOf(details);
        }

        @Override
        public VerdictCode code() {
            return VerdictCode.BAD_CODE;
        }
    }

    /// Not in the order.
    record UnknownSerial(UnitId unit) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.UNKNOWN_SERIAL;
        }
    }

    /// Not commissioned, as far as line data tell by now.
    ///
    /// @param listed whether a list has its serial; otherwise line data may still tell of it
    record NotCommissioned(UnitId unit, boolean listed) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.NOT_COMMISSIONED;
        }
    }

    /// Seen before.
    ///
    /// @param firstSeen when the first pack with this serial passed
    record Duplicate(UnitId unit, Instant firstSeen) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.DUPLICATE;
        }
    }

    /// Not accepted where it had to be read before.
    ///
    /// @param required the station that did not accept it
    record NotVerified(UnitId unit, StationId required) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.NOT_VERIFIED;
        }
    }

    /// Taken off, yet here.
    record Inactive(UnitId unit, UnitState state) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.INACTIVE;
        }
    }

    /// In the wrong container.
    ///
    /// @param found the case it was found in
    /// @param recorded the case the record puts it in, if any
    record WrongContainer(UnitId unit, UnitId found, Optional<UnitId> recorded) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.WRONG_CONTAINER;
        }
    }

    /// In quarantine, or not to be passed on because of what is.
    ///
    /// @param incident that `held` is held for, if for one
    /// @param elsewhere the terminal that holds it, if it is not this one
    /// @param relation what `held` is to the unit
    /// @param held the unit that is in quarantine
    /// @param target what it is in quarantine with; empty if it is held itself
    record OnHold(
            UnitId unit,
            Optional<IncidentId> incident,
            Optional<TerminalId> elsewhere,
            Relation relation,
            UnitId held,
            Optional<HoldTarget> target)
            implements Verdict {
        /// A unit that is held by its name.
        public OnHold(
                UnitId unit,
                Optional<IncidentId> incident,
                Optional<TerminalId> elsewhere,
                Relation relation,
                UnitId held) {
            this(unit, incident, elsewhere, relation, held, Optional.empty());
        }

        /// What a held unit is to the one that was read.
        public enum Relation {
            /// The unit itself.
            ITSELF,
            /// A container that it is recorded in; it stays held when it is taken out.
            INSIDE,
            /// Something that is recorded in it.
            CONTAINS
        }

        @Override
        public VerdictCode code() {
            return VerdictCode.ON_HOLD;
        }
    }

    /// A verdict read back from the journal, of which the kind and the words were kept.
    record Recorded(VerdictCode code) implements Verdict {}

    /// No order is active.
    record NoOrder() implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.NO_ORDER;
        }
    }

    /// Taken off the belt by a reject, yet here.
    record RejectedSeen(UnitId unit) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.REJECTED_SEEN;
        }
    }

    /// Read in set-up or in a challenge, not approved since, and here as product.
    record OfTestPiece(UnitId unit, TestPiece piece) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.TEST_PIECE;
        }
    }

    /// Of a batch that is closed or given up.
    record BatchClosed(UnitId unit, OrderId order) implements Verdict {
        @Override
        public VerdictCode code() {
            return VerdictCode.BATCH_CLOSED;
        }
    }

    /// Its kind.
    VerdictCode code();
}
