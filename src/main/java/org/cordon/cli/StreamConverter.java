package org.cordon.cli;

import org.cordon.core.event.StreamId;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Reads the option `--stream` by the stored names of streams, in any case.
public final class StreamConverter implements ITypeConverter<StreamId> {
    /// For picocli.
    public StreamConverter() {}

    @Override
    public StreamId convert(String value) {
        return StreamId.stored(value.toUpperCase(Locale.ROOT))
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'%s' is not a stream; there are %s"
                                        .formatted(
                                                value,
                                                Arrays.stream(StreamId.values())
                                                        .map(StreamId::storedName)
                                                        .collect(Collectors.joining(" and ")))));
    }
}
