package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names of all members that commands print, by the class that prints them. Programs of others read them:
/// add, never rename or take away.
final class FrozenMembersTest {
    private static final Pattern MEMBER = Pattern.compile("(?:\\.put|Map\\.of)\\(\\s*\"(\\w+)\"");

    // [utest->req~commands.members~1]
    @Test
    void membersOfTheOutputKeepTheirNames() throws IOException {
        assertEquals(
                """
                AlarmsCommand: alarm kind severity family state detectedAt device unit joined reason reasonCode firstAction shelvedUntil shelvedBecause
                BackupCommand: backup terminal madeAt entries rebuilt files bytes manifest stream epoch hash chains
                DoctorCommand: part state found toDo
                EpcisDeadLettersCommand: epoch seq reason refusedAt eventID eventTime
                JournalContinueCommand: done
                JournalVerifyCommand: stream epoch entries hash result file offset seq line reason toDo
                ParsedScan: line kind accepted symbology bracketed elements issues faults ai title value code rule offset length message splits
                ReconcileCommand: order difference serials line count origin originCode stock issued used spoiled sampled returned unaccounted unit station lastRead reason reasonCode
                Replay: summary seq line atMs station verdict reason firstAction unit container fault alarms fields raw code arguments and field read expected agrees message
                ReplayAlarms: change scans alarm code severity group reason firstAction
                ReplaySummary: order lot profile unread packs stations containers openAlarms name version guessed lane role station lanes container content scans verdicts
                ReportCommand: incident file pages sha256
                RestoreCommand: stream epoch entries fromBackup fromSite hash restored terminal backup madeAt nextEpoch
                ReuseCommand: order unit usedIn expiry firstRead allowed againFrom
                SiteBoardCommand: kind terminal incident order trigger unit detectedAt openedBy done next at by reason reasonCode
                SiteInitCommand: thing name done
                SiteStatusCommand: kind terminal stream epoch seq reason entries hash received deadLetters unprojected result role there mayAlter
                SiteVerifyCommand: from to reason toDo entries result kind terminal stream epoch
                StoreCheckCommand: stream epoch storeUpTo journalUpTo result table rows sha256 rebuiltRows rebuiltSha256
                StoreRebuildCommand: keptAs store entries bytes seconds
                SyncStatusCommand: store address stream epoch here there waiting seq state reason toDo oldest missing at hashHere hashThere
                UnitCommand: match
                UnitOutput: subject level state scope holds orders belongs listedInside readInside scans verdicts raw what reason at container depth sources entry recordedAt event order report verdict device station
                """,
                members());
    }

    private static String members() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files =
                Files.list(Project.dir().resolve("src/main/java/org/cordon/cli"))) {
            for (Path file : files.sorted().toList()) {
                List<String> names =
                        MEMBER.matcher(Files.readString(file))
                                .results()
                                .map(match -> match.group(1))
                                .distinct()
                                .toList();
                if (!names.isEmpty()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    all.append(name).append(": ").append(String.join(" ", names)).append('\n');
                }
            }
        }
        return all.toString();
    }
}
