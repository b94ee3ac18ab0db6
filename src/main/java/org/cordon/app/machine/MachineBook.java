package org.cordon.app.machine;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.core.event.LineEvent;
import org.cordon.core.line.LineSignal;
import org.cordon.core.machine.ComparedCounter;
import org.cordon.core.machine.Counter;
import org.cordon.core.machine.CounterComparison;
import org.cordon.core.machine.MachineId;
import org.cordon.core.machine.MachineMessage;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.MachineState;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.MachineConfig;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// The machines of the line, by what they say. One thread changes it; any may ask for its status.
public final class MachineBook implements MachineQueries {
    /// Machines that are known at a time; a device that names one more is refused.
    public static final int MOST = 64;

    /// Things that a machine may say, rolls of each material counting as one.
    public static final int MOST_SUBJECTS = 32;

    private final Map<DeviceId, MachineConfig> configs = new LinkedHashMap<>();
    private final Map<MachineId, Known> machines = new LinkedHashMap<>();
    private final Map<DeviceId, Long> awaySince = new LinkedHashMap<>();
    private final Listeners<MachineStatus> listeners = new Listeners<>("machines");
    private volatile MachineStatus status = MachineStatus.NONE;

    /// @param silent empty before it is known
    /// @param compared whether its counters agreed in this run, or were told to differ
    private record Known(
            MachineState state,
            CounterComparison comparison,
            Optional<Boolean> silent,
            Optional<CounterComparison.Difference> difference,
            boolean compared) {
        Known with(MachineState now) {
            return new Known(now, comparison, silent, difference, compared);
        }

        Known comparing(CounterComparison now) {
            return new Known(state, now, silent, difference, compared);
        }

        /// What a comparison of an earlier run cannot go on from: how much a counter had counted that was set back since
        /// is not known.
        boolean isSetBack() {
            return !compared
                    && state.counters().values().stream()
                            .anyMatch(each -> each.turn() == Counter.Turn.RESET);
        }
    }

    /// What something came to.
    ///
    /// @param record to be recorded, in this order
    /// @param belt what the belt at the machine's station does now
    public record Outcome(
            List<MachineMessage> record, Optional<LineSignal> belt, List<LineFinding> found) {
        private static final Outcome NOTHING = new Outcome(List.of(), Optional.empty(), List.of());

        /// Keeps its own copies.
        public Outcome {
            record = List.copyOf(record);
            found = List.copyOf(found);
        }
    }

    /// @param machines with a connection of their own
    public MachineBook(List<MachineConfig> machines) {
        machines.forEach(each -> configs.put(each.device().id(), each));
    }

    @Override
    public MachineStatus status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    /// What machines said in earlier runs of the program. What was heard since goes before it.
    ///
    /// @param events oldest first
    public void recalled(List<LineEvent.MachineReported> events, long nanos) {
        for (LineEvent.MachineReported event : events) {
            Known known = known(event.machine());
            if (known.state().report(event.report().subject()).isEmpty()) {
                MachineMessage message =
                        new MachineMessage(
                                event.machine(),
                                event.station(),
                                event.report(),
                                event.saidAt(),
                                event.receivedAt(),
                                nanos);
                machines.put(
                        event.machine(),
                        recalled(known.with(known.state().recalled(message)), event));
            }
        }
        publish();
    }

    /// A comparison goes on if what it is of is recorded.
    private static Known recalled(Known known, LineEvent.MachineReported event) {
        return event.order()
                .filter(_ -> event.report() instanceof MachineReport.Counters)
                .map(order ->
                        known.comparing(known.comparison().goesOn(order.value(), event.compared())))
                .orElse(known);
    }

    /// How far the comparison of what is to be recorded has come; nothing where it is not compared.
    public List<ComparedCounter> compared(MachineMessage said) {
        return said.report() instanceof MachineReport.Counters
                ? Optional.ofNullable(machines.get(said.machine()))
                        .map(known -> known.comparison().soFar(known.state().counters()))
                        .orElse(List.of())
                : List.of();
    }

    /// Why a message cannot be taken, if it cannot: nobody has so many machines.
    public Optional<Reason.Coded> refuses(MachineId machine, MachineReport report) {
        MachineStatus now = status;
        Optional<MachineState> known =
                now.machines().stream()
                        .map(MachineStatus.Machine::state)
                        .filter(each -> each.id().equals(machine))
                        .findFirst();
        boolean full =
                known.map(state ->
                                state.report(report.subject()).isEmpty()
                                        && state.latest().size() >= MOST_SUBJECTS)
                        .orElse(now.machines().size() >= MOST);
        return full
                ? Optional.of(Reason.of("machine.too-many", MOST, MOST_SUBJECTS))
                : Optional.empty();
    }

    /// The counters of a machine that are compared; empty if none are.
    public Set<String> compared(MachineId machine) {
        return Optional.ofNullable(configs.get(machine.device()))
                .map(MachineConfig::compared)
                .orElse(Set.of());
    }

    /// A machine says something.
    ///
    /// @param batch what is counted, such as the running order
    /// @param own what Cordon counted at its station; empty while it does not know, and where nothing is compared
    public Outcome apply(MachineMessage said, String batch, Optional<Map<String, Long>> own) {
        Known known = known(said.machine());
        OptionalLong end =
                Optional.ofNullable(configs.get(said.machine().device()))
                        .map(MachineConfig::counterEnd)
                        .orElse(OptionalLong.empty());
        MachineState.Step step = known.state().apply(said, end);
        Known now = known.with(step.now());
        List<LineFinding> found = new ArrayList<>();
        if (step.counted()
                && said.report() instanceof MachineReport.Counters
                && !now.comparison().names().isEmpty()) {
            now = compared(now, counts(step.now(), batch, own), said.nanos(), found);
        }
        now = heard(now, found);
        machines.put(said.machine(), now);
        publish();
        return new Outcome(
                step.record(),
                step.counted() && said.report() instanceof MachineReport.StateChanged(var state)
                        ? state.belt()
                        : Optional.empty(),
                found);
    }

    private static Optional<CounterComparison.Counts> counts(
            MachineState state, String batch, Optional<Map<String, Long>> own) {
        Map<String, Long> machine = new LinkedHashMap<>();
        state.counters().forEach((name, counter) -> machine.put(name, counter.counted()));
        return own.map(counted -> new CounterComparison.Counts(batch, machine, counted));
    }

    private static Known compared(
            Known known,
            Optional<CounterComparison.Counts> counts,
            long nanos,
            List<LineFinding> found) {
        CounterComparison comparison =
                known.isSetBack()
                        ? CounterComparison.of(
                                known.comparison().names(), known.comparison().tolerance())
                        : known.comparison();
        CounterComparison.Step step = comparison.apply(counts, nanos);
        boolean before = known.difference().isPresent();
        boolean after = step.found().isPresent();
        // A difference of an earlier run stands until it is gone, though this run has not settled
        // it.
        boolean isSettled = after || step.now().apart().isEmpty();
        if (after != before || (isSettled && !after && !known.compared())) {
            found.add(
                    new LineFinding(
                            LineFinding.COUNTERS_DISAGREE,
                            after,
                            Optional.of(known.state().id().device()),
                            known.state().station(),
                            step.found()
                                    .<Reason>map(difference -> reason(known.state(), difference))
                                    .orElse(Reason.none()),
                            List.of()));
        }
        return new Known(
                known.state(),
                step.now(),
                known.silent(),
                step.found(),
                known.compared() || isSettled);
    }

    private static Reason reason(MachineState state, CounterComparison.Difference difference) {
        return Reason.of(
                "counters-disagree." + difference.counter(),
                state.id().name(),
                difference.machine(),
                difference.own(),
                state.station().map(Object::toString).orElse(""));
    }

    private static Known heard(Known known, List<LineFinding> found) {
        if (known.silent().equals(Optional.of(false))) {
            return known;
        }
        found.add(silent(known.state(), false, Reason.none()));
        return new Known(
                known.state(),
                known.comparison(),
                Optional.of(false),
                known.difference(),
                known.compared());
    }

    private static LineFinding silent(MachineState state, boolean stands, Reason reason) {
        return new LineFinding(
                LineFinding.MACHINE_SILENT,
                stands,
                Optional.of(state.id().device()),
                state.station(),
                reason,
                List.of());
    }

    /// Looks what has not been recorded yet, and which machine is silent. Call about once a second.
    ///
    /// @param connected devices that are there
    public Outcome idle(long nanos, Set<DeviceId> connected) {
        for (MachineConfig config : configs.values()) {
            DeviceId device = config.device().id();
            if (connected.contains(device)) {
                awaySince.remove(device);
            } else {
                awaySince.putIfAbsent(device, nanos);
            }
            if (machines.keySet().stream().noneMatch(each -> each.device().equals(device))) {
                var _ = known(MachineId.of(device));
            }
        }
        List<MachineMessage> record = new ArrayList<>();
        List<LineFinding> found = new ArrayList<>();
        machines.replaceAll((id, known) -> {
            MachineState.Step step = known.state().idle(nanos);
            record.addAll(step.record());
            return looked(known.with(step.now()), nanos, found);
        });
        if (record.isEmpty() && found.isEmpty()) {
            return Outcome.NOTHING;
        }
        publish();
        return new Outcome(record, Optional.empty(), found);
    }

    private Known looked(Known known, long nanos, List<LineFinding> found) {
        DeviceId device = known.state().id().device();
        Optional<MachineConfig> config = Optional.ofNullable(configs.get(device));
        long most = config.map(MachineConfig::heartbeat).orElse(MachineConfig.HEARTBEAT).toNanos();
        long away = nanos - awaySince.getOrDefault(device, nanos);
        boolean quiet =
                known.state().beats()
                        && known.state().heard().isPresent()
                        && nanos - known.state().heard().getAsLong() >= most;
        boolean isSilent = (config.isPresent() && away >= most) || quiet;
        if (!isSilent) {
            boolean isThere =
                    away == 0 && (config.isPresent() || known.state().heard().isPresent());
            return isThere ? heard(known, found) : known;
        }
        if (known.silent().equals(Optional.of(true))) {
            return known;
        }
        found.add(
                silent(
                        known.state(),
                        true,
                        Reason.of(
                                away >= most ? "machine-silent.away" : "machine-silent",
                                known.state().id().name(),
                                most / 1_000_000_000L)));
        return new Known(
                known.state(),
                known.comparison(),
                Optional.of(true),
                known.difference(),
                known.compared());
    }

    private Known known(MachineId id) {
        return machines.computeIfAbsent(
                id,
                _ -> {
                    Optional<MachineConfig> config = Optional.ofNullable(configs.get(id.device()));
                    MachineState first = MachineState.of(id);
                    return new Known(
                            config.flatMap(each -> each.device().station())
                                    .map(first::at)
                                    .orElse(first),
                            CounterComparison.of(
                                    new TreeSet<>(compared(id)),
                                    config.map(MachineConfig::tolerance)
                                            .orElse(MachineConfig.TOLERANCE)),
                            Optional.empty(),
                            Optional.empty(),
                            false);
                });
    }

    private void publish() {
        status =
                new MachineStatus(
                        machines.values().stream()
                                .map(each ->
                                        new MachineStatus.Machine(
                                                each.state(),
                                                each.silent().orElse(false),
                                                each.difference()))
                                .toList());
        listeners.publish(status);
    }
}
