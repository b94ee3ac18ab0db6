package org.cordon.sim.plant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the judge says of one scan.
///
/// @param verdict a stored name such as `ACCEPTED`
@JsonIgnoreProperties(ignoreUnknown = true)
public record PlantAnswer(String verdict, List<Alarm> alarms) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Takes a missing list for an empty one.
    public PlantAnswer {
        alarms = List.copyOf(Objects.requireNonNullElse(alarms, List.of()));
    }

    /// What a scan does to an alarm.
    ///
    /// @param change `raised`, `joined` or `cleared`
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Alarm(String code, String severity, String group, String change) {
        boolean stands() {
            return !change.equalsIgnoreCase("cleared");
        }

        boolean isCritical() {
            return stands() && severity.equalsIgnoreCase("critical");
        }
    }

    /// Reads one line of the judge's output.
    public static PlantAnswer parse(String json) {
        return JSON.readValue(json, PlantAnswer.class);
    }

    /// The verdict and the alarms that it raises or joins.
    Set<String> codes() {
        return Stream.concat(
                        Stream.of(verdict), alarms.stream().filter(Alarm::stands).map(Alarm::code))
                .collect(Collectors.toSet());
    }

    /// Whether somebody is told of the pack, or it is held.
    boolean stops() {
        return verdict.equals("ON_HOLD") || alarms.stream().anyMatch(Alarm::stands);
    }
}
