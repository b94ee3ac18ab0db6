package org.cordon.core.linedata;

import java.math.BigDecimal;
import java.util.Optional;

/// A number of things of one class, none of which is named (EPCIS 2.0, section 7.3.3.3). Journals hold it by the names of
/// its components, which never change.
///
/// @param product the class as stated, such as `urn:epc:class:lgtin:4012345.000000.K2411A` or a Digital Link
/// @param amount decimal digits, as stated; empty where the number is not known
/// @param unit of measure, UN/ECE Recommendation 20; empty where things are counted
public record ClassQuantity(String product, Optional<String> amount, Optional<String> unit) {
    /// @throws NumberFormatException if the amount is no decimal number
    public ClassQuantity {
        amount.ifPresent(BigDecimal::new);
    }

    /// How many; zero where the number is not known.
    public BigDecimal number() {
        return amount.map(BigDecimal::new).orElse(BigDecimal.ZERO);
    }

    /// What quantities of one batch are added up by.
    ///
    /// @param step business step of the event, without its vocabulary
    /// @param disposition the same
    public record Kind(String step, String disposition, String product, Optional<String> unit) {}
}
