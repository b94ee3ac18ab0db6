package org.cordon.app.replication;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Epochs of this terminal that the site holds and the journal does not. The replicator's thread looks; any
/// thread may ask.
final class ChainsOnlyAtSite {
    private static final Logger LOG = LoggerFactory.getLogger(ChainsOnlyAtSite.class);
    private static final Messages TEXT = Messages.of(ChainsOnlyAtSite.class);

    private volatile List<ChainStatus> all = List.of();

    /// Finds them. Where one of them is later than the journal's own, its folder was put back to an older
    /// state, and what it records now would count as older than what it recorded then: nothing more is
    /// sent in this epoch.
    void inspect(List<ReplicationStream> lanes, ChainSource site) {
        List<ChainStatus> found = new ArrayList<>();
        for (StreamId stream : StreamId.values()) {
            List<Integer> here =
                    lanes.stream()
                            .filter(lane -> lane.stream() == stream)
                            .map(ReplicationStream::epoch)
                            .toList();
            for (ChainHead there : site.epochs(stream)) {
                if (!here.contains(there.epoch())) {
                    found.add(status(stream, there));
                }
            }
        }
        if (!found.isEmpty() && !found.equals(all)) {
            LOG.warn("The site store holds {} chains that this journal lacks", found.size());
        }
        all = List.copyOf(found);
        int latest = found.stream().mapToInt(ChainStatus::epoch).max().orElse(0);
        for (ReplicationStream lane : lanes) {
            if (lane.current() && latest > lane.epoch()) {
                lane.stop(TEXT.get("replication.epoch.later", latest, lane.epoch()));
            }
        }
    }

    private static ChainStatus status(StreamId stream, ChainHead there) {
        return new ChainStatus(
                stream,
                there.epoch(),
                0,
                there.seq(),
                Optional.empty(),
                TEXT.get("replication.chain.only-there", there.seq()));
    }

    /// What the last look found.
    List<ChainStatus> all() {
        return all;
    }

    /// What a person should know of the first; empty if there is none.
    String remark() {
        return all.stream()
                .findFirst()
                .map(chain ->
                        TEXT.get(
                                "replication.chain.remark",
                                chain.stream(),
                                chain.epoch(),
                                chain.remark()))
                .orElse("");
    }
}
