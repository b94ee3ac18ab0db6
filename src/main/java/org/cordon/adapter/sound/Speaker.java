package org.cordon.adapter.sound;

import org.cordon.app.alarm.Horn;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;

import java.io.IOException;
import java.util.List;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/// The speaker of this machine. The pattern tells the severity without a look at the screen: ten pulses that rise for a
/// critical alarm, three for a high one, one low tone for the rest, as IEC 60601-1-8 tells priorities by the number of
/// pulses.
public final class Speaker implements Horn {
    private static final float RATE = 22_050;
    private static final double LOUDNESS = 0.6;
    private static final double PAUSE = 0.12;

    /// Some of a tone comes and goes, so that it does not crack.
    private static final double SLOPE = 0.01;

    /// @param tones frequencies in hertz, each for so many seconds
    private record Pattern(List<Integer> tones, double seconds) {}

    private static Pattern pattern(Severity severity) {
        return switch (severity) {
            case CRITICAL ->
                    new Pattern(List.of(660, 740, 880, 660, 740, 880, 660, 740, 880, 988), 0.12);
            case HIGH -> new Pattern(List.of(660, 660, 660), 0.2);
            case MEDIUM, LOW, NONE -> new Pattern(List.of(440), 0.4);
        };
    }

    @Override
    public void sound(Severity severity) throws IOException {
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            byte[] samples = samples(pattern(severity));
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException absent) {
            throw new IOException(absent.getMessage(), absent);
        }
    }

    private static byte[] samples(Pattern pattern) {
        int tone = (int) (pattern.seconds() * RATE);
        int pause = (int) (PAUSE * RATE);
        byte[] samples = new byte[2 * pattern.tones().size() * (tone + pause)];
        int at = 0;
        for (int hertz : pattern.tones()) {
            for (int i = 0; i < tone; i++) {
                double slope = Math.min(1, Math.min(i, tone - i) / (SLOPE * RATE));
                short value =
                        (short)
                                (Short.MAX_VALUE
                                        * LOUDNESS
                                        * slope
                                        * Math.sin(2 * Math.PI * hertz * i / RATE));
                samples[at++] = (byte) value;
                samples[at++] = (byte) (value >> 8);
            }
            at += 2 * pause;
        }
        return samples;
    }
}
