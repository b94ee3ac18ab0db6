package org.cordon.cli;

import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.text.Messages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// `journal verify`: checks the hash chain of every stream and epoch of a data folder. Reads only,
/// and may run while the program records.
@Command(name = "verify", mixinStandardHelpOptions = true)
public final class JournalVerifyCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(JournalVerifyCommand.class);

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private ProgressOutput progress = new ProgressOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Override
    public Integer call() {
        var line = line();
        Results out = output.results(line.getOut());
        boolean broken = false;
        try {
            long total = JournalVerifier.bytes(data.folder(), List.of(StreamId.values()));
            LongConsumer bytes = progress.of(line.getErr(), "cli.progress.bytes-checked", total);
            for (JournalVerifier.Result result :
                    new JournalVerifier(data.folder(), bytes).verify()) {
                out.write(row(result));
                broken |= result.verification() instanceof Verification.Broken;
            }
            line.getOut().flush();
        } catch (IOException e) {
            line.getOut().flush();
            line.getErr().println(TEXT.get("cli.journal.unreadable", e.getMessage()));
            line.getErr().flush();
            return 2;
        }
        return broken ? 1 : 0;
    }

    private static Map<String, Object> row(JournalVerifier.Result result) {
        Map<String, Object> row = new LinkedHashMap<>();
        ChainHead head = result.verification().head();
        row.put("stream", result.stream().storedName());
        row.put("epoch", result.epoch());
        row.put("entries", head.seq());
        row.put("hash", head.hash());
        switch (result.verification()) {
            case Verification.Whole whole -> row.put("result", "whole");
            case Verification.TornTail torn -> {
                row.put("result", "torn-tail");
                row.put("file", torn.file());
                row.put("offset", torn.offset());
            }
            case Verification.Broken broken -> {
                row.put("result", "broken");
                row.put("seq", broken.seq());
                row.put("file", broken.file());
                row.put("line", broken.line());
                row.put("reason", broken.why());
                row.put("toDo", TEXT.get("cli.journal.to-do"));
            }
        }
        return row;
    }
}
