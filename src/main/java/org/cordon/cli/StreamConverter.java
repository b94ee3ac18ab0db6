package org.cordon.cli;

import org.cordon.core.event.StreamId;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;

/// Reads the option `--stream` by the stored names of streams.
public final class StreamConverter implements ITypeConverter<StreamId> {
    /// For picocli.
    public StreamConverter() {}

    @Override
    public StreamId convert(String value) {
        return StreamId.stored(value)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "expected one of %s but was '%s'"
                                        .formatted(Arrays.toString(StreamId.values()), value)));
    }
}
