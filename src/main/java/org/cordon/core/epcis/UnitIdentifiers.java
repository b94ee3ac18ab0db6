package org.cordon.core.epcis;

import org.cordon.core.code.digitallink.DigitalLink;
import org.cordon.core.code.digitallink.LinkElement;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.order.UnitId;

import java.util.List;
import java.util.Optional;

/// One unit under its three names: elements of a code, GS1 Digital Link, EPC URN. [Epc] writes and reads
/// the URN.
///
/// A URN names the unit and nothing else, so lot and expiry stay behind on the way to it. On the way
/// back the company prefix ends where the URN puts its dot.
public final class UnitIdentifiers {
    private static final String SSCC = "00";
    private static final String GTIN = "01";
    private static final String SERIAL = "21";

    private UnitIdentifiers() {}

    /// The unit that the elements of a code or link name.
    ///
    /// @param elements in any order, others beside them
    /// @return empty when they hold neither a right SSCC nor a right GTIN with a serial
    public static Optional<UnitId> unit(List<LinkElement> elements) {
        return value(elements, SSCC)
                .map(sscc -> "00" + sscc)
                .or(() ->
                        value(elements, GTIN)
                                .flatMap(gtin ->
                                        value(elements, SERIAL).map(s -> "01" + gtin + "21" + s)))
                .flatMap(UnitId::parse);
    }

    /// The elements that name a unit, in the order of a code.
    public static List<LinkElement> elements(UnitId unit) {
        return switch (unit) {
            case UnitId.Sgtin(Gtin(String gtin), Serial(String serial)) ->
                    List.of(LinkElement.of(GTIN, gtin), LinkElement.of(SERIAL, serial));
            case UnitId.Container(Sscc(String sscc)) -> List.of(LinkElement.of(SSCC, sscc));
        };
    }

    /// The canonical Digital Link that names a unit.
    public static DigitalLink link(UnitId unit) {
        return new DigitalLink(DigitalLink.CANONICAL_STEM, elements(unit), List.of());
    }

    private static Optional<String> value(List<LinkElement> elements, String ai) {
        return elements.stream()
                .filter(e -> e.ai().digits().equals(ai))
                .map(LinkElement::value)
                .findFirst();
    }
}
