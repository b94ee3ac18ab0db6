package org.cordon.core.profile;

import java.time.LocalDate;
import java.util.Optional;

/// When a serial of one order may come again in another.
///
/// In the European Union product code and serial are unique until at least one year after the expiry of the pack or five
/// years after its release, whichever is longer (Delegated Regulation (EU) 2016/161, article 4(d)). When a batch was
/// released is not known to a line. A pack is released before it expires, so that five years after its expiry satisfy
/// both.
public sealed interface SerialReuse {
    /// In any other order.
    record Always() implements SerialReuse {}

    /// In none.
    record Never() implements SerialReuse {}

    /// Once so many days have passed after the day of expiry of the order that used it.
    ///
    /// @param days 1 to [#MOST_DAYS]
    record AfterExpiry(int days) implements SerialReuse {
        /// @throws IllegalArgumentException if there are fewer or more
        public AfterExpiry {
            if (days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException(Integer.toString(days));
            }
        }
    }

    /// A hundred years.
    int MOST_DAYS = 36_500;

    /// The first day on which a serial may come again.
    ///
    /// @param expiry of the order that used it; empty if it is not known any more
    /// @return empty if it may on none
    default Optional<LocalDate> from(Optional<LocalDate> expiry) {
        return switch (this) {
            case Always _ -> Optional.of(LocalDate.MIN);
            case Never _ -> Optional.empty();
            case AfterExpiry(int days) -> expiry.map(day -> day.plusDays(days + 1L));
        };
    }
}
