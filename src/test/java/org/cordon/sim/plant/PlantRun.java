package org.cordon.sim.plant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One shift of a simulated plant; equal runs give equal files and events.
///
/// @param packs that are printed
/// @param nuisances rates, see [Nuisance#usual()]; what is absent does not happen
/// @param faults in order of their first pack
public record PlantRun(
        PlantLayout layout,
        long seed,
        long packs,
        int perMinute,
        Sizes sizes,
        Map<Nuisance, Double> nuisances,
        List<Injection> faults) {

    /// Refuses a fault that the layout cannot have.
    public PlantRun {
        nuisances = Map.copyOf(nuisances);
        faults = List.copyOf(faults);
        for (Injection fault : faults) {
            if (!fault.fault().possible(layout)) {
                throw new IllegalArgumentException(fault + " cannot happen: " + layout);
            }
        }
    }

    /// How much a full container holds.
    ///
    /// @param bundle packs in a bundle
    /// @param box packs in a case
    /// @param pallet cases on a pallet
    public record Sizes(int bundle, int box, int pallet) {}

    /// A fault put into a run.
    ///
    /// @param first number of the first pack, from 1; faults of cases begin with the first case that
    ///     begins with this pack or after it
    /// @param span what [PlantFault] says of it
    public record Injection(PlantFault fault, long first, int span) {}

    /// A shift at the layout's speed with the usual nuisances and no fault.
    public static PlantRun usual(PlantLayout layout, long seed, long packs) {
        return new PlantRun(
                layout,
                seed,
                packs,
                layout.perMinute(),
                new Sizes(5, 20, 6),
                Nuisance.usual(),
                List.of());
    }

    /// The same at another speed.
    public PlantRun at(int packsAMinute) {
        return new PlantRun(layout, seed, packs, packsAMinute, sizes, nuisances, faults);
    }

    /// A usual shift with each fault that can happen, evenly apart.
    ///
    /// @param packs at least 2,000, so that faults do not touch
    public static PlantRun withEachFault(PlantLayout layout, long seed, long packs) {
        List<Injection> faults = new ArrayList<>();
        for (PlantFault fault : PlantFault.values()) {
            if (fault.possible(layout)) {
                faults.add(new Injection(fault, faults.size() + 1, fault.span()));
            }
        }
        long apart = packs / (faults.size() + 1);
        faults.replaceAll(f -> new Injection(f.fault(), f.first() * apart, f.span()));
        PlantRun usual = usual(layout, seed, packs);
        return new PlantRun(
                layout, seed, packs, usual.perMinute, usual.sizes, usual.nuisances, faults);
    }

    /// The events in time order, made as they are asked for.
    public Iterator<PlantEvent> events() {
        return new PlantBelt(this, _ -> {});
    }

    /// Writes the order as CSV: all serials of its pool, and in which containers the line believes
    /// them, where its data say so. Without a list of serials it has the first pack alone.
    public void order(Appendable file) throws IOException {
        file.append("# order: PO-SIM\n# product: Simulated 5 mg, 30 tablets\n");
        file.append("gtin,serial,lot,expiry,parent\n");
        rows(row -> append(file, row + "\n"));
    }

    private void rows(Consumer<String> row) {
        new PlantBelt(this, row).forEachRemaining(_ -> {});
    }

    /// Writes the unit of each helper code as CSV; empty where there are none.
    public void helpers(Appendable file) throws IOException {
        if (layout == PlantLayout.US_BOTTLES) {
            PlantCodes codes = new PlantCodes(seed);
            file.append("helper,unit\n");
            for (long pack = 1; pack <= packs; pack++) {
                String unit = PlantCodes.key(PlantCodes.Job.OWN, codes.serial(0, pack));
                file.append(codes.helper(pack).substring(3)).append(',').append(unit).append('\n');
            }
        }
    }

    private static void append(Appendable file, String text) {
        try {
            file.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
