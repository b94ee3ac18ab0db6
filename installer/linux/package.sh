#!/usr/bin/env bash
# Makes an app image and a deb of Cordon, with its own Java runtime, from the built project.
#
#   mvn -q package -DskipTests
#   installer/linux/package.sh
#
# Results: target/installer/Cordon (app image), target/installer/cordon_<version>_<arch>.deb
set -euo pipefail
cd "$(dirname "$0")/../.."

die() { echo "package.sh: $*" >&2; exit 2; }

# --- what is needed --------------------------------------------------------------------------
find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
    if [[ -x "$candidate/bin/jpackage" ]] \
        && "$candidate/bin/jpackage" --version 2>/dev/null | grep -q '^25'; then
      echo "$candidate"
      return
    fi
  done
  die "no JDK 25 with jpackage found: install one, or set JAVA_HOME to it"
}
jdk=$(find_jdk)
for tool in unzip dpkg-deb fakeroot; do
  command -v "$tool" >/dev/null || die "$tool is missing: apt-get install unzip dpkg fakeroot"
done
[[ -f target/modules/cordon.jar ]] \
  || die "target/modules/cordon.jar is missing: run mvn -q package -DskipTests first"

version=$(sed -n '0,/<version>/s:.*<version>\(.*\)</version>.*:\1:p' pom.xml | head -1)
work=target/installer
rm -rf "$work"
mkdir -p "$work"/{jmods,modules,natives,resources}

# --- JavaFX as jmods ----------------------------------------------------------------------------
# From a jar, JavaFX unpacks its libraries into the user's home at first start. As jmods they become
# part of the runtime and nothing is unpacked.
for jar in target/modules/javafx-*-linux*.jar; do
  [[ -e "$jar" ]] || die "target/modules holds no JavaFX for Linux"
  name=$(basename "$jar" | sed -E 's/^javafx-([a-z]+)-.*/javafx.\1/')
  unpacked="$work/unpacked/$name"
  mkdir -p "$unpacked/classes" "$unpacked/lib"
  unzip -q "$jar" -d "$unpacked/classes"
  find "$unpacked/classes" -maxdepth 1 -name '*.so' -exec mv {} "$unpacked/lib/" \;
  libs=()
  [[ -n "$(ls -A "$unpacked/lib")" ]] && libs=(--libs "$unpacked/lib")
  "$jdk/bin/jmod" create --class-path "$unpacked/classes" "${libs[@]}" "$work/jmods/$name.jmod"
done

# --- the rest stays jars: some are automatic modules, which jlink refuses -------------------------
for jar in target/modules/*.jar; do
  case $(basename "$jar") in
    javafx-*) ;;
    *) cp "$jar" "$work/modules/" ;;
  esac
done

# jSerialComm would unpack its library into the home folder too; ship it instead.
case $(uname -m) in
  x86_64) serial=Linux/x86_64 ;;
  aarch64) serial=Linux/armv8_64 ;;
  *) die "no serial library for $(uname -m)" ;;
esac
unzip -q -o -j "$(ls target/modules/jSerialComm-*.jar)" "$serial/libjSerialComm.so" -d "$work/natives"

# --- the runtime: JDK modules and JavaFX only ------------------------------------------------------
# jdk.crypto.* for TLS to the site, jdk.net for readers that vanish, jdk.localedata for dates, java.naming for the PostgreSQL driver,
# jdk.unsupported for libraries that reach for sun.misc.Unsafe, jdk.charsets for files from elsewhere.
"$jdk/bin/jlink" \
  --module-path "$work/jmods:$jdk/jmods" \
  --add-modules java.se,jdk.charsets,jdk.crypto.ec,jdk.localedata,jdk.net,jdk.unsupported,jdk.zipfs,javafx.controls,javafx.fxml \
  --include-locales=en,de,fr,it,es,pl \
  --strip-debug --no-header-files --no-man-pages --compress=zip-6 \
  --output "$work/runtime"

# --- licences ---------------------------------------------------------------------------------------
cp -r installer/common/licences "$work/licences"
{
  cat installer/common/NOTICE.txt
  echo
  echo "Libraries in this installation:"
  for jar in "$work"/modules/*.jar; do
    [[ $(basename "$jar") == cordon.jar ]] || echo "  $(basename "$jar" .jar)"
  done
} > "$work/licences/NOTICE.txt"

# The same as target/cordon starts it with.
read -r -a options <<< "$(sed -n 's:.*<run.options>\(.*\)</run.options>.*:\1:p' pom.xml)"
[[ ${#options[@]} -gt 0 ]] || die "pom.xml names no run.options"
options+=('-DjSerialComm.library.path=$APPDIR/natives')
common=(
  --name Cordon
  --app-version "$version"
  --vendor "Cordon"
  --description "The first hour of a serialization incident, at the packaging line"
  --copyright "Cordon maintainers"
)
java_options=()
for option in "${options[@]}"; do java_options+=(--java-options "$option"); done

"$jdk/bin/jpackage" --type app-image "${common[@]}" \
  --icon src/main/resources/icons/cordon-256.png \
  --runtime-image "$work/runtime" \
  --module-path "$work/modules" \
  --module org.cordon/org.cordon.boot.Main \
  --app-content "$work/licences" \
  --dest "$work" \
  "${java_options[@]}"
mkdir -p "$work/Cordon/lib/app/natives"
cp "$work/natives/libjSerialComm.so" "$work/Cordon/lib/app/natives/"
cp installer/common/cordon.properties.template "$work/Cordon/lib/"

"$jdk/bin/jpackage" --type deb "${common[@]}" \
  --app-image "$work/Cordon" \
  --icon src/main/resources/icons/cordon-256.png \
  --resource-dir "$work/resources" \
  --linux-package-name cordon \
  --linux-app-category misc \
  --linux-menu-group "Office;Science" \
  --linux-shortcut \
  --linux-package-deps "libgtk-3-0 | libgtk-3-0t64, libx11-6, libxtst6, libxxf86vm1, libgl1" \
  --linux-deb-maintainer "maintainers@cordon.example" \
  --install-dir /opt \
  --dest "$work"

du -sh "$work/Cordon" "$work"/*.deb
