package org.cordon.core.epcis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How the parts of an event stand in the text that is hashed: which, in what order, of what kind (CBV
/// 2.0, section 8.9, with two things as all published vectors have them: a type stands before what it
/// types, and destinations before sources).
sealed interface HashPreimage {
    /// A value taken as it is, with names in their canonical form.
    record Plain() implements HashPreimage {}

    /// A moment.
    record Moment() implements HashPreimage {}

    /// A word of a vocabulary.
    ///
    /// @param namespace what stands before a bare word
    record Word(String namespace) implements HashPreimage {}

    /// A list.
    ///
    /// @param item name of each element; empty if the elements bring their own
    record Listed(String item, HashPreimage each) implements HashPreimage {}

    /// Parts in order; what else there is follows them as extensions.
    record Parts(List<Part> parts) implements HashPreimage {
        Set<String> names() {
            Set<String> names = new HashSet<>();
            parts.forEach(part -> names.add(part.name()));
            return names;
        }
    }

    /// A part under its name.
    record Part(String name, HashPreimage form) {}

    /// What is left out: it says nothing about what happened.
    Set<String> LEFT_OUT = Set.of("type", "eventID", "recordTime", "errorDeclaration", "@context");

    /// A whole event without its type.
    HashPreimage.Parts EVENT = event();

    private static Parts event() {
        HashPreimage plain = new Plain();
        HashPreimage moment = new Moment();
        HashPreimage names = new Listed("epc", plain);
        HashPreimage amounts = new Listed("quantityElement", plain("epcClass", "quantity", "uom"));
        HashPreimage disposition = new Word("https://ref.gs1.org/cbv/Disp-");
        HashPreimage party = new Word("https://ref.gs1.org/cbv/SDT-");
        List<Part> all = new ArrayList<>();
        all.add(new Part("eventTime", moment));
        all.add(new Part("eventTimeZoneOffset", plain));
        all.add(new Part("certificationInfo", plain));
        all.add(new Part("parentID", plain));
        all.add(new Part("epcList", names));
        all.add(new Part("inputEPCList", names));
        all.add(new Part("childEPCs", names));
        all.add(new Part("quantityList", amounts));
        all.add(new Part("childQuantityList", amounts));
        all.add(new Part("inputQuantityList", amounts));
        all.add(new Part("outputEPCList", names));
        all.add(new Part("outputQuantityList", amounts));
        all.add(new Part("action", plain));
        all.add(new Part("transformationID", plain));
        all.add(new Part("bizStep", new Word("https://ref.gs1.org/cbv/BizStep-")));
        all.add(new Part("disposition", disposition));
        all.add(
                new Part(
                        "persistentDisposition",
                        new Parts(
                                List.of(
                                        new Part("set", disposition),
                                        new Part("unset", disposition)))));
        all.add(new Part("readPoint", plain("id")));
        all.add(new Part("bizLocation", plain("id")));
        all.add(
                typed(
                        "bizTransactionList",
                        "bizTransaction",
                        new Word("https://ref.gs1.org/cbv/BTT-")));
        all.add(typed("destinationList", "destination", party));
        all.add(typed("sourceList", "source", party));
        all.add(
                new Part(
                        "sensorElementList",
                        new Listed(
                                "sensorElement",
                                new Parts(
                                        List.of(
                                                new Part("sensorMetadata", metadata()),
                                                new Part("sensorReport", report()))))));
        all.add(new Part("ilmd", new Parts(List.of())));
        return new Parts(all);
    }

    private static Part typed(String list, String name, HashPreimage type) {
        return new Part(
                list,
                new Listed(
                        "",
                        new Parts(List.of(new Part("type", type), new Part(name, new Plain())))));
    }

    private static Parts metadata() {
        List<Part> parts = new ArrayList<>();
        for (String name : List.of("time", "startTime", "endTime")) {
            parts.add(new Part(name, new Moment()));
        }
        parts.addAll(
                plain("deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules")
                        .parts());
        return new Parts(parts);
    }

    private static Parts report() {
        HashPreimage voc = new Word("https://gs1.org/voc/");
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("type", voc));
        parts.add(new Part("exception", voc));
        parts.addAll(
                plain("deviceID", "deviceMetadata", "rawData", "dataProcessingMethod").parts());
        parts.add(new Part("time", new Moment()));
        parts.addAll(plain("microorganism", "chemicalSubstance", "value").parts());
        parts.add(new Part("component", new Word("https://ref.gs1.org/cbv/Comp-")));
        parts.addAll(
                plain(
                                "stringValue",
                                "booleanValue",
                                "hexBinaryValue",
                                "uriValue",
                                "minValue",
                                "maxValue",
                                "meanValue",
                                "sDev",
                                "percRank",
                                "percValue",
                                "uom",
                                "coordinateReferenceSystem")
                        .parts());
        return new Parts(parts);
    }

    private static Parts plain(String... names) {
        return new Parts(Arrays.stream(names).map(name -> new Part(name, new Plain())).toList());
    }
}
