package org.cordon.cli;

import org.cordon.core.text.Messages;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// How all commands read the values of their options: words in any case, numbers from 0 on, moments with
/// their time zone. A value that cannot be read is refused in a sentence that says what is allowed and
/// gives an example.
public final class OptionValues {
    private static final Messages TEXT = Messages.of(OptionValues.class);

    private OptionValues() {}

    /// Lets a command, and all commands added to it before, read values this way.
    ///
    /// @return the command
    public static CommandLine on(CommandLine command) {
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Instant.class, OptionValues::moment)
                .registerConverter(LocalDate.class, OptionValues::day)
                .registerConverter(Path.class, OptionValues::path)
                .registerConverter(int.class, number(Integer::valueOf))
                .registerConverter(long.class, number(Long::valueOf));
    }

    private static Instant moment(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(TEXT.get("cli.value.moment", value));
        }
    }

    private static LocalDate day(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(TEXT.get("cli.value.day", value));
        }
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(TEXT.get("cli.value.path", value));
        }
    }

    private static <N extends Number> ITypeConverter<N> number(ITypeConverter<N> reader) {
        return value -> {
            try {
                N number = reader.convert(value);
                if (number.longValue() >= 0) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // Told below.
            }
            throw new TypeConversionException(TEXT.get("cli.value.number", value));
        };
    }
}
