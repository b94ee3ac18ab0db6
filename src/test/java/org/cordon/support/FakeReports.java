package org.cordon.support;

import org.cordon.app.port.PageRenderer;
import org.cordon.app.report.ReportCommands;
import org.cordon.app.report.ReportWriter.Document;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Reports of three pages that no PDF library draws, and what was issued of them. Any thread.
public final class FakeReports implements ReportCommands, PageRenderer {
    /// The bytes of every document.
    public static final String PDF = "%PDF-1.7 a containment report";

    private static final int PAGES = 3;
    private final List<IncidentEvent.ReportIssued> issued = new CopyOnWriteArrayList<>();
    private volatile Optional<RuntimeException> undrawable = Optional.empty();
    private volatile Optional<RuntimeException> unrecorded = Optional.empty();

    /// From now on no report can be drawn; empty for as before.
    public void failToDraw(Optional<RuntimeException> error) {
        undrawable = error;
    }

    /// From now on issuing cannot be recorded.
    public void failToRecord(RuntimeException error) {
        unrecorded = Optional.of(error);
    }

    /// What left the program, oldest first.
    public List<IncidentEvent.ReportIssued> issued() {
        return List.copyOf(issued);
    }

    @Override
    public CompletableFuture<Document> prepare(IncidentId incident) {
        return undrawable
                .<CompletableFuture<Document>>map(CompletableFuture::failedFuture)
                .orElseGet(() ->
                        CompletableFuture.completedFuture(
                                new Document(
                                        PDF.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                                        PAGES,
                                        "3b".repeat(32))));
    }

    @Override
    public CompletableFuture<Entry> issued(
            IncidentId incident, Document document, String destination) {
        if (unrecorded.isPresent()) {
            return CompletableFuture.failedFuture(unrecorded.get());
        }
        IncidentEvent.ReportIssued event =
                new IncidentEvent.ReportIssued(
                        incident, document.sha256(), document.pages(), destination);
        issued.add(event);
        return CompletableFuture.completedFuture(SampleStates.entry(event));
    }

    @Override
    public Raster render(byte[] pdf, int page, int dpi) {
        int width = (int) Math.round(210 / 25.4 * dpi);
        int height = (int) Math.round(297 / 25.4 * dpi);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.scale(dpi / 72.0, dpi / 72.0);
        draw(g, page);
        g.dispose();
        return new Raster(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static void draw(Graphics2D g, int page) {
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 600, 850);
        g.setColor(Color.BLACK);
        g.setFont(font("Inter-Bold", 20));
        g.drawString("Containment report", 50, 80);
        g.setFont(font("Inter-Regular", 10));
        g.drawString("Incident L3-2026-0114 · Amlodipine 5 mg, 30 tablets · lot K2411A", 50, 100);
        for (int i = 0; i < 32; i++) {
            g.drawString("%02d:%02d".formatted(i / 2, 17 * i % 60), 50, 140 + 20 * i);
            g.drawString(
                    "Serial 00007A1K9Q%02d went into quarantine".formatted(i), 110, 140 + 20 * i);
        }
        g.drawString("Page %d of %d".formatted(page + 1, PAGES), 480, 810);
    }

    private static Font font(String name, float size) {
        try (InputStream in =
                Objects.requireNonNull(
                        FakeReports.class.getResourceAsStream("/fonts/" + name + ".ttf"))) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(size);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the program's own font is broken", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
