package org.cordon.sim.plant;

import java.util.List;

/// The form of a simulated line: its stations and what is packed into what.
public enum PlantLayout {
    /// Cartons that one camera reads; nothing is aggregated.
    EU_CARTONS(300),
    /// Packs in bundles under film, bundles in cases that are labelled two cases later, cases on two
    /// pallets at once. The line data know the hierarchy.
    BUNDLE_FILM(
            300,
            """
            layer level=bundle association=one-message combine=union requires=camera silent-packs=15
            casing level=case association=container-last lag=2 requires=layer silent-packs=15
            palletiser level=pallet association=container-first requires=casing silent-packs=15
            """),
    /// Bottles that are packed upright: the case packer sees only the helper codes on their bottoms, which the unit
    /// camera reads together with their labels. The line data know the cases.
    US_BOTTLES(
            150,
            """
            packer level=case association=container-last combine=union requires=camera silent-packs=45
            """),
    /// Two tables where people scan packs into cases; one scans the case first, one last.
    MANUAL_TABLES(
            60,
            """
            table-a level=case association=container-first requires=camera learn=yes
            table-b level=case association=container-last requires=camera learn=yes
            """),
    /// Two lanes with labels printed elsewhere, without a list of serials.
    TWO_LANES(
            600,
            """
            packer level=case association=container-last requires=camera learn=yes silent-packs=15
            """);

    /// Packs between the unit camera and the reject gate.
    static final int GATE_LAG = 3;

    private final int perMinute;
    private final String packing;

    PlantLayout(int perMinute) {
        this(perMinute, "");
    }

    PlantLayout(int perMinute, String packing) {
        this.perMinute = perMinute;
        this.packing = packing;
    }

    /// Usual speed in packs a minute.
    public int perMinute() {
        return perMinute;
    }

    /// The line file: properties of each station in belt order.
    public String lineFile() {
        StringBuilder text = new StringBuilder();
        List<String> stations =
                "camera level=unit%s association=none\ngate kind=reject lag=%d\n%ssampling kind=sampling"
                        .formatted(this == TWO_LANES ? " lanes=2 learn=yes" : "", GATE_LAG, packing)
                        .lines()
                        .toList();
        for (int n = 1; n <= stations.size(); n++) {
            for (String property : ("name=" + stations.get(n - 1)).split(" ", -1)) {
                text.append("station.%d.%s\n".formatted(n, property));
            }
        }
        return text.toString();
    }

    /// The profile: how many a full container has, and what helper codes are like.
    public String profile(PlantRun.Sizes sizes) {
        int inCase = this == BUNDLE_FILM ? sizes.box() / sizes.bundle() : sizes.box();
        return """
        name=Plant
        version=1
        effective=2026-11-30
        source=simulated
        products=*
        expiry.day-zero=allowed
        expiry.shelf-life-days=0
        pack.required=01,21,17,10
        bundle.count=%d
        case.count=%d
        pallet.count=%d
        %s\
        """
                .formatted(
                        sizes.bundle(),
                        inCase,
                        sizes.pallet(),
                        this == US_BOTTLES
                                ? """
                                helper-codes=yes
                                helper-codes.form=[2-9A-HJ-NP-Z]{8}
                                helper-codes.carriers=datamatrix
                                """
                                : "");
    }

    /// Whether packs are put into containers.
    boolean packs() {
        return this != EU_CARTONS;
    }

    /// Whether the order file says what is packed into what.
    boolean knowsParents() {
        return this == BUNDLE_FILM || this == US_BOTTLES;
    }

    /// Whether the camera sends the number of its trigger.
    boolean numbersTriggers() {
        return this == EU_CARTONS || knowsParents();
    }

    /// Lane of a pack from 1, or 0 where there are none.
    int lane(long pack) {
        return this == TWO_LANES ? (int) ((pack - 1) % 2) + 1 : 0;
    }
}
