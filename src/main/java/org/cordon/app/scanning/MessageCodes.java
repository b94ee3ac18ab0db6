package org.cordon.app.scanning;

import org.cordon.core.code.PackDecoder;
import org.cordon.core.code.PackDecoder.Decoded;
import org.cordon.core.code.PrintedCode;
import org.cordon.core.line.Visit;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What the codes of a message say, each by itself and beside the others. For the thread that judges.
///
/// On a label there is often a bar code beside that with the SSCC which says only what is inside, by GTIN and number of
/// packs (GS1 General Specifications, 2.6): it is of that label, and names no unit.
final class MessageCodes {
    private static final Bytes NOTHING = Bytes.of(new byte[0]);
    private static final String CONTENT = "02";

    private final PackDecoder reader;
    private final HelperCodes helpers;

    MessageCodes(PackDecoder reader, HelperCodes helpers) {
        this.reader = reader;
        this.helpers = helpers;
    }

    /// The codes of one message.
    HelperCodes.Read read(List<Frame> message, Optional<Visit> visit) {
        List<Decoded> codes = withLabels(message.stream().map(this::read).toList());
        return helpers.used()
                ? helpers.read(
                        message.stream()
                                .map(each -> each.truncated() > 0 ? NOTHING : each.bytes())
                                .toList(),
                        codes,
                        visit)
                : new HelperCodes.Read(
                        codes, Collections.nCopies(codes.size(), Optional.empty()), List.of());
    }

    /// A frame that is not whole is never judged as if it were: what is missing may be the end of a
    /// serial.
    Decoded read(Frame frame) {
        if (frame.truncated() > 0) {
            return unread(frame.half() ? ScanFault.TRUNCATED : ScanFault.OVERSIZE, "");
        }
        return frame.noRead()
                ? unread(ScanFault.NO_READ, frame.bytes().toString())
                : reader.decode(frame.bytes());
    }

    /// A code that a person asks about, or that was read earlier.
    Decoded read(Bytes scan) {
        return helpers.read(scan, reader.decode(scan));
    }

    private static Decoded unread(ScanFault fault, String detail) {
        return new Decoded(new Reading.Unreadable(fault, 0, detail), PrintedCode.UNKNOWN);
    }

    private static List<Decoded> withLabels(List<Decoded> message) {
        Optional<UnitId> label =
                message.stream()
                        .map(Decoded::reading)
                        .filter(Reading.Container.class::isInstance)
                        .flatMap(each -> each.unit().stream())
                        .findFirst();
        return label.isEmpty() || message.stream().noneMatch(MessageCodes::isOfContent)
                ? message
                : message.stream()
                        .map(each ->
                                isOfContent(each)
                                        ? new Decoded(new Reading.OfLabel(label.get()), each.code())
                                        : each)
                        .toList();
    }

    private static boolean isOfContent(Decoded code) {
        return code.reading() instanceof Reading.Unreadable unreadable
                && unreadable.fault() == ScanFault.MISSING_ELEMENT
                && code.code().identifiers().contains(CONTENT);
    }
}
