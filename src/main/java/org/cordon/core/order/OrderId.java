package org.cordon.core.order;

/// The number of a process order.
///
/// @param value 1 to 64 printable characters
public record OrderId(String value) {
    /// Refuses an empty, overlong or unprintable number.
    public OrderId {
        if (value.isBlank()
                || value.length() > 64
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not an order number: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
