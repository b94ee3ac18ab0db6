package org.cordon.adapter.device;

import org.cordon.app.device.DeviceMessages;
import org.cordon.app.scanning.LineMessage;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.MessageForm;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Says what messages mean by reading them as a device's own thread would.
public final class JsonMeanings implements DeviceMessages {
    @Override
    public Meaning of(Bytes message, ScannerConfig device) {
        boolean json = device.messages().form() == MessageForm.JSON;
        if (!json && (message.length() == 0 || message.at(0) != '{')) {
            return new Meaning.Codes(List.of(message), Reason.none());
        }
        Frame frame = new Frame(device.id(), message, Instant.EPOCH, 0, 0);
        return switch (JsonLine.read(frame, device)) {
            case JsonLine.Said(LineMessage said) when !json ->
                    new Meaning.Wrong(Reason.of("device.json-unset").and(what(said)));
            case JsonLine.Said(LineMessage said) when said.codes().isEmpty() ->
                    new Meaning.Said(what(said));
            case JsonLine.Said(LineMessage said) ->
                    new Meaning.Codes(
                            said.codes().stream().map(Frame::bytes).toList(),
                            beside(said).<Reason>map(each -> each).orElse(Reason.none()));
            case JsonLine.Refused(Reason.Coded why, _) when json -> new Meaning.Wrong(why);
            case JsonLine.Refused _ -> new Meaning.Codes(List.of(message), Reason.none());
        };
    }

    private static Reason.Coded what(LineMessage said) {
        Reason.Coded what =
                said.report()
                        .map(report -> report.report().said())
                        .or(() ->
                                said.signal()
                                        .map(signal ->
                                                Reason.of("device.said.signal", signal.word())))
                        .orElseGet(() -> Reason.of("device.said.codes", said.codes().size()));
        Optional<String> machine = said.report().flatMap(LineMessage.OfMachine::machine);
        Reason.Coded named =
                machine.map(name -> what.and(Reason.of("device.said.machine", name))).orElse(what);
        return beside(said).map(named::and).orElse(named);
    }

    private static Optional<Reason.Coded> beside(LineMessage said) {
        ReadDetails details = said.details();
        Optional<Reason.Coded> all = said.named().map(JsonMeanings::station);
        if (details.trigger().isPresent()) {
            all = and(all, Reason.of("device.said.trigger", details.trigger().getAsLong()));
        }
        if (details.lane() > 1) {
            all = and(all, Reason.of("device.said.lane", details.lane()));
        }
        return details.slot() > 0 ? and(all, Reason.of("device.said.slot", details.slot())) : all;
    }

    private static Reason.Coded station(StationId id) {
        return Reason.of("device.said.station", id);
    }

    private static Optional<Reason.Coded> and(Optional<Reason.Coded> all, Reason.Coded more) {
        return Optional.of(all.map(before -> before.and(more)).orElse(more));
    }
}
