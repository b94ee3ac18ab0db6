package org.cordon.core.order;

import org.cordon.core.text.Messages;

/// The number of a process order.
///
/// @param value 1 to 64 printable characters
public record OrderId(String value) {
    private static final Messages TEXT = Messages.of(OrderId.class);

    /// Refuses an empty, overlong or unprintable number.
    public OrderId {
        if (value.isBlank()
                || value.length() > 64
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(TEXT.get("order.number.wrong", value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
