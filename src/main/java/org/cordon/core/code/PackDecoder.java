package org.cordon.core.code;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.code.gs1.syntax.SymbologyIdentifier;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What the line makes of a scan: a pack, a container, or a fault with its blame. Never throws, whatever
/// the bytes are. One thread at a time.
///
/// A sound and complete code goes through [FastPackParser] alone; everything else is analysed.
public final class PackDecoder {
    private static final int GTIN = 14;
    private static final int SSCC = 18;
    private static final int DATE = 6;
    private static final int LONGEST = 20;

    private final FastPackParser cursor;
    private final ScanAnalyzer analyser;
    private final CodeTables tables;
    private final IssueMapper faults = new IssueMapper();

    public PackDecoder(CodeTables tables) {
        this.tables = tables;
        this.cursor = new FastPackParser(tables);
        this.analyser = new ScanAnalyzer(tables);
    }

    /// What a scan says, and how its code is made.
    public record Decoded(Reading reading, PrintedCode code) {}

    /// Reads one scan.
    public Reading read(Bytes scan) {
        return decode(scan).reading();
    }

    /// Reads one scan, and looks how its code is made.
    public Decoded decode(Bytes scan) {
        byte[] raw = scan.toArray();
        Optional<Reading> sound =
                switch (cursor.read(raw)) {
                    case PACK -> pack(raw);
                    case CONTAINER -> container(raw);
                    case OTHER -> Optional.empty();
                };
        if (sound.isPresent()) {
            return new Decoded(sound.get(), sound(raw));
        }
        Analysis analysis = analyser.analyse(scan, ValidationLevel.FULL);
        return new Decoded(of(analysis, raw), PrintedCode.of(analysis));
    }

    private PrintedCode sound(byte[] raw) {
        int day = cursor.expiryOffset() + DATE - 2;
        return new PrintedCode(
                raw[0] == ']' ? text(raw, 0, SymbologyIdentifier.LENGTH) : "",
                false,
                cursor.identifiers(),
                cursor.hasExpiry() && raw[day] == '0' && raw[day + 1] == '0');
    }

    /// Only a pack that lacks nothing is beyond doubt.
    private Optional<Reading> pack(byte[] raw) {
        boolean whole =
                cursor.hasLot()
                        && cursor.hasExpiry()
                        && cursor.serialLength() <= LONGEST
                        && cursor.lotLength() <= LONGEST;
        if (!whole || holds232(raw)) {
            return Optional.empty();
        }
        return Optional.of(
                new Reading.Pack(
                        new Gtin(text(raw, cursor.gtinOffset(), GTIN)),
                        new Serial(text(raw, cursor.serialOffset(), cursor.serialLength())),
                        Optional.of(new Lot(text(raw, cursor.lotOffset(), cursor.lotLength()))),
                        Expiry.parse(
                                text(raw, cursor.expiryOffset(), DATE), tables.currentYear())));
    }

    /// Twenty digits may also be what a reader sends that could not read.
    private Optional<Reading> container(byte[] raw) {
        return tables.noReads().matches(text(raw, 0, raw.length))
                ? Optional.empty()
                : Optional.of(
                        new Reading.Container(new Sscc(text(raw, cursor.ssccOffset(), SSCC))));
    }

    private static boolean holds232(byte[] raw) {
        for (byte b : raw) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    private static String text(byte[] raw, int from, int length) {
        return new String(raw, from, length, StandardCharsets.ISO_8859_1);
    }

    private Reading of(Analysis analysis, byte[] raw) {
        List<ReaderFault> readers =
                analysis.faults().stream()
                        .filter(f -> f.fault() != ScanFault.IDENTIFIER_MISSING)
                        .toList();
        if (!analysis.candidates().isEmpty()) {
            return split(analysis, readers, raw);
        }
        boolean contradicts =
                IssueMapper.relevant(analysis).anyMatch(e -> e.kind() == Fault.REPEATED_DIFFERENT);
        if (analysis.unit().isPresent() && !contradicts) {
            return readers.isEmpty()
                    ? analysis.unit().get()
                    : mended(analysis.unit().get(), readers.getFirst());
        }
        return readers.stream()
                .findFirst()
                .map(PackDecoder::unreadable)
                .orElseGet(() -> faults.of(analysis, raw));
    }

    private static Reading mended(Reading unit, ReaderFault fault) {
        return unit instanceof Reading.Pack pack
                ? new Reading.Mended(pack, fault.fault(), fault.detail())
                : unit;
    }

    private static Reading.Unreadable unreadable(ReaderFault fault) {
        return new Reading.Unreadable(fault.fault(), fault.offset(), fault.detail());
    }

    private Reading split(Analysis analysis, List<ReaderFault> readers, byte[] raw) {
        Optional<ReaderFault> lost =
                readers.stream().filter(f -> f.fault() == ScanFault.LOST_SEPARATOR).findFirst();
        Reading.Unreadable otherwise =
                lost.map(f ->
                                new Reading.Unreadable(
                                        analysis.candidates().size() > 1
                                                ? ScanFault.AMBIGUOUS
                                                : ScanFault.LOST_SEPARATOR,
                                        f.offset(),
                                        analysis.candidates().size() > 1
                                                ? String.valueOf(analysis.candidates().size())
                                                : f.detail()))
                        .orElseGet(() -> faults.of(analysis, raw));
        return new Reading.Split(
                analysis.unit().map(Reading.Pack.class::cast), analysis.candidates(), otherwise);
    }
}
