package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.epcis.BizStep;
import org.cordon.core.epcis.Disposition;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.EpcisLocation;
import org.cordon.core.epcis.ErrorDeclaration;
import org.cordon.core.epcis.EventHash;
import org.cordon.core.epcis.PersistentDisposition;
import org.cordon.core.epcis.Value;
import org.cordon.core.order.UnitId;
import org.cordon.support.EpcisJson;
import org.cordon.support.Project;
import org.cordon.support.RealTime;
import org.cordon.support.SampleEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What goes out, held against the official JSON Schema.
final class EventDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.5Z");
    private static final String SERIALS =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    @Test
    void everyDocumentIsValidAgainstTheSchema() throws IOException {
        // [utest->req~epcis.schema-valid~1]
        Path file = Project.reference().resolve("epcis/EPCIS-JSON-Schema.json");
        assumeTrue(Files.exists(file), "the EPCIS schema is not beside the project");
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(Files.readString(file), InputFormat.JSON);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            List<EpcisEvent> events =
                    IntStream.rangeClosed(0, random.nextInt(3))
                            .mapToObj(_ -> event(random))
                            .toList();
            String document = text(EventDocument.of(events, NOW));
            assertEquals(List.of(), errors(schema, document), "seed " + seed + ": " + document);
        }
        String bad = text(EventDocument.of(SampleEvents.held(1), NOW)).replace("holding", "holdin");
        assertFalse(errors(schema, bad).isEmpty(), "the schema must find what is wrong");
    }

    private static List<Error> errors(Schema schema, String text) {
        return schema.validate(
                text,
                InputFormat.JSON,
                context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }

    private static EpcisEvent event(RandomGenerator random) {
        EpcisEvent.Action action = any(random, List.of(EpcisEvent.Action.values()));
        boolean object = random.nextBoolean();
        List<UnitId> units =
                IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(_ -> unit(random))
                        .distinct()
                        .toList();
        EpcisEvent event =
                new EpcisEvent(
                        object
                                ? new EpcisEvent.Objects(units)
                                : new EpcisEvent.Aggregation(
                                        unit(random),
                                        action == EpcisEvent.Action.DELETE ? List.of() : units),
                        NOW.plusNanos(random.nextLong(1_000_000_000_000_000L)),
                        ZoneOffset.ofTotalSeconds(900 * (random.nextInt(100) - 48)),
                        action,
                        any(random, List.of(BizStep.values())),
                        maybe(random, any(random, List.of(Disposition.values()))),
                        object ? maybe(random, marking(random)) : Optional.empty(),
                        maybe(random, new EpcisLocation("urn:epc:id:sgln:4012345.00001.L3")),
                        maybe(random, EpcisLocation.parse("4012345000016")),
                        random.nextBoolean()
                                ? List.of()
                                : List.of("urn:epcglobal:cbv:bt:4012345000016:L3-2026-0114"),
                        Optional.empty());
        return random.nextInt(4) > 0 ? event : event.declaredWrong(wrong(event, random));
    }

    private static ErrorDeclaration wrong(EpcisEvent event, RandomGenerator random) {
        return random.nextBoolean()
                ? new ErrorDeclaration(NOW, ErrorDeclaration.Reason.DID_NOT_OCCUR, List.of())
                : new ErrorDeclaration(
                        NOW, ErrorDeclaration.Reason.INCORRECT_DATA, List.of(event.id()));
    }

    private static PersistentDisposition marking(RandomGenerator random) {
        return random.nextBoolean()
                ? new PersistentDisposition.Set(Disposition.UNAVAILABLE)
                : new PersistentDisposition.Unset(Disposition.UNAVAILABLE);
    }

    private static UnitId unit(RandomGenerator random) {
        if (random.nextBoolean()) {
            return new UnitId.Container(new Sscc("340123450000000017"));
        }
        StringBuilder serial = new StringBuilder();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            serial.append(SERIALS.charAt(random.nextInt(SERIALS.length())));
        }
        return new UnitId.Sgtin(new Gtin("04012345000009"), new Serial(serial.toString()));
    }

    private static <T> Optional<T> maybe(RandomGenerator random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static <T> T any(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    @Test
    void whoeverReadsADocumentComputesTheSameIds() {
        // [utest->req~epcis.schema-valid~1]
        Random random = new Random(11);
        List<EpcisEvent> events = IntStream.range(0, 200).mapToObj(_ -> event(random)).toList();
        JsonNode document = EpcisJson.read(text(EventDocument.of(events, NOW)));
        EventHash hash = new EventHash(EpcisJson.namespaces(document), java.util.Set.of());
        List<String> computed = new ArrayList<>();
        for (Value.Properties read : EpcisJson.events(document)) {
            assertEquals(hash.id(read), read.text("eventID").orElseThrow());
            computed.add(hash.id(read));
        }
        assertEquals(events.stream().map(EpcisEvent::id).toList(), computed);
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver(@TempDir Path folder) throws IOException {
        // [utest->req~epcis.parked-export~1]
        Path file = folder.resolve("parked.jsonld");
        EpcisDocumentWriter files = new EpcisDocumentWriter(new RealTime());
        files.write(SampleEvents.held(2), file);
        assertEquals(2, EpcisJson.events(EpcisJson.read(Files.readString(file))).size());
        assertThrows(
                FileAlreadyExistsException.class, () -> files.write(SampleEvents.held(1), file));
    }
}
