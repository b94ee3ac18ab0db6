package org.cordon.app.replication;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How one chain of this terminal stands beside the site store's copy of it.
///
/// @param here the last entry in the journal; number 0 where the journal has no such epoch
/// @param there the last entry at the site; number 0 where the site has none
/// @param current whether this terminal records in this epoch
public record ChainComparison(
        StreamId stream, ChainHead here, ChainHead there, boolean current, Result result) {
    /// What came of comparing.
    public sealed interface Result {
        /// All that the site holds is this terminal's record.
        ///
        /// @param waiting entries that the site does not have yet
        record Continues(long waiting) implements Result {}

        /// The site holds entries that the journal lacks, after all that it has.
        ///
        /// @param missing how many
        record Ahead(long missing) implements Result {}

        /// The last entry that both should have is not the same.
        ///
        /// @param seq its number
        /// @param here the journal's; empty if it is not there
        /// @param there the site's; empty if it is not there
        record Differs(long seq, Optional<ChainHead> here, Optional<ChainHead> there)
                implements Result {}
    }

    /// Compares one chain.
    ///
    /// @param ours the journal's last entry, number 0 for none
    /// @param theirs the site's last entry, number 0 for none
    static Result compare(
            StreamId stream,
            ChainHead ours,
            ChainHead theirs,
            ChainSource journal,
            ChainSource site) {
        long common = Math.min(ours.seq(), theirs.seq());
        if (common > 0) {
            Optional<ChainHead> here =
                    common == ours.seq()
                            ? Optional.of(ours)
                            : journal.at(stream, ours.epoch(), common);
            Optional<ChainHead> there =
                    common == theirs.seq()
                            ? Optional.of(theirs)
                            : site.at(stream, theirs.epoch(), common);
            if (here.isEmpty() || !here.equals(there)) {
                return new Result.Differs(common, here, there);
            }
        }
        return theirs.seq() > ours.seq()
                ? new Result.Ahead(theirs.seq() - ours.seq())
                : new Result.Continues(ours.seq() - theirs.seq());
    }

    /// Compares all chains that either place holds, by stream, the oldest epoch first.
    public static List<ChainComparison> all(ChainSource journal, ChainSource site) {
        int current = 0;
        for (StreamId stream : StreamId.values()) {
            for (ChainHead head : journal.epochs(stream)) {
                current = Math.max(current, head.epoch());
            }
        }
        List<ChainComparison> all = new ArrayList<>();
        for (StreamId stream : StreamId.values()) {
            SortedMap<Integer, ChainHead> ours = byEpoch(journal.epochs(stream));
            SortedMap<Integer, ChainHead> theirs = byEpoch(site.epochs(stream));
            SortedMap<Integer, ChainHead> epochs = new TreeMap<>(theirs);
            epochs.putAll(ours);
            for (int epoch : epochs.keySet()) {
                ChainHead here = ours.getOrDefault(epoch, none(epoch));
                ChainHead there = theirs.getOrDefault(epoch, none(epoch));
                all.add(
                        new ChainComparison(
                                stream,
                                here,
                                there,
                                epoch == current,
                                compare(stream, here, there, journal, site)));
            }
        }
        return all;
    }

    private static ChainHead none(int epoch) {
        return new ChainHead(epoch, 0, Entry.NO_HASH);
    }

    private static SortedMap<Integer, ChainHead> byEpoch(List<ChainHead> heads) {
        SortedMap<Integer, ChainHead> all = new TreeMap<>();
        heads.forEach(head -> all.put(head.epoch(), head));
        return all;
    }

    /// The epoch.
    public int epoch() {
        return here.epoch();
    }

    /// Whether the site holds the whole chain and the journal nothing of it.
    public boolean onlyAtSite() {
        return here.seq() == 0 && there.seq() > 0;
    }
}
