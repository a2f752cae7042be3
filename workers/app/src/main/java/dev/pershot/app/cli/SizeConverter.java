package dev.pershot.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500M}, {@code 20G} or {@code 1T}, in powers of 1024, as bytes. */
final class SizeConverter implements ITypeConverter<Long> {
  private static final String UNITS = "KMGT";
  private static final Pattern FORM = Pattern.compile("(\\d{1,7})([" + UNITS + "])");

  @Override
  public Long convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + text + "' is no size such as 500M or 20G");
    }
    int power = UNITS.indexOf(matcher.group(2)) + 1;
    return Long.parseLong(matcher.group(1)) << (10 * power);
  }
}
