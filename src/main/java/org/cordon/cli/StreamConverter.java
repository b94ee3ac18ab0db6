package org.cordon.cli;

import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Locale;

/// Reads the option `--stream` by the stored names of streams, in any case.
public final class StreamConverter implements ITypeConverter<StreamId> {
    private static final Messages TEXT = Messages.of(StreamConverter.class);

    @Override
    public StreamId convert(String value) {
        return StreamId.stored(value.toUpperCase(Locale.ROOT))
                .orElseThrow(() ->
                        new TypeConversionException(
                                TEXT.get(
                                        "cli.value.stream",
                                        value,
                                        StreamId.OPERATIONS.storedName(),
                                        StreamId.SCANS.storedName())));
    }
}
