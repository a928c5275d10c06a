"""README.txt of a bundle: what the file is, and how to verify it without this program.

Rules of this module:

1. The text is Romanian first, then English, and the same in every bundle of one version.
2. It holds the whole script ``verify.sh``, between two marked lines, so that whoever has only this
   file can verify it with unzip, openssl and a POSIX shell.
3. The script comes to the same verdict as our reader on every damaged bit, on changed files, on files
   that are missing, unsigned, doubled or unexpected, and on keys that are not in the registry.
   It does not see what only a program can judge: whether the sender owns the key, and repeats.
"""

from __future__ import annotations

from typing import Final

SCRIPT_START: Final = "----- verify.sh -----"
SCRIPT_END: Final = "----- end of verify.sh -----"

VERIFY_SCRIPT: Final = r"""#!/bin/sh
# verify.sh BUNDLE.asice REGISTRY.pem
# Verifies a bundle with unzip and openssl. REGISTRY.pem holds the certificates
# of the institutions you trust. Ends with OK and status 0, or says what is wrong.
set -eu
LC_ALL=C
export LC_ALL
fail() { echo "NOT VALID: $1" >&2; exit 1; }
[ $# -eq 2 ] || fail "usage: verify.sh BUNDLE.asice REGISTRY.pem"
[ -r "$1" ] && [ -r "$2" ] || fail "cannot read the bundle or the registry"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$1" "$work/bundle.zip"
cat "$2" > "$work/registry.pem"
cd "$work"

# 1. The archive: sealed, undamaged, plain names, none twice, complete signatures.
size=$(wc -c < bundle.zip)
[ "$size" -gt 64 ] || fail "this is no signed bundle"
seal=$(head -c "$((size - 64))" bundle.zip | openssl dgst -sha256 -r)
[ "${seal%% *}" = "$(tail -c 64 bundle.zip)" ] || fail "the file was damaged on its way"
unzip -tqq bundle.zip > unzip.log 2>&1 || fail "the archive is damaged"
unzip -Z1 bundle.zip > names
[ "$(head -n 1 names)" = mimetype ] || fail "this is no signed bundle"
if grep -Evq '^[A-Za-z0-9._/-]+$' names; then fail "a strange file name"; fi
if grep -Eq '(^|/)\.\.?(/|$)|^/|//|/$' names; then fail "a file name that leads out of the bundle"; fi
[ -z "$(tr 'A-Z' 'a-z' < names | sort | uniq -d)" ] || fail "a file name occurs twice"
grep '^META-INF/' names | sort > meta
{
    printf 'META-INF/ASiCManifest.xml\nMETA-INF/signature001.p7s\n'
    for n in 2 3 4 5 6 7 8 9; do
        if grep -q "^META-INF/signature00$n\.p7s$" meta; then
            printf 'META-INF/ASiCManifest00%s.xml\nMETA-INF/signature00%s.p7s\n' "$n" "$n"
        fi
    done
} | sort | cmp -s - meta || fail "unexpected or missing files beside the signature"
mkdir files
unzip -qq bundle.zip -d files
[ "$(cat files/mimetype)" = application/vnd.etsi.asic-e+zip ] || fail "this is no signed bundle"
[ -z "$(find files ! -type f ! -type d)" ] || fail "a link instead of a file"

# 2. The signature over the list of files, made with a key of the registry.
manifest=files/META-INF/ASiCManifest.xml
openssl cms -verify -binary -inform DER -cades -purpose any -no_check_time \
    -in files/META-INF/signature001.p7s -content "$manifest" \
    -CAfile registry.pem -signer signer.pem -out checked 2> openssl.log ||
    fail "the signature is not valid, or its key is not in the registry"

# 3. Further signatures: over the same list. Whose they are is for a person to judge.
for n in 2 3 4 5 6 7 8 9; do
    [ -e "files/META-INF/signature00$n.p7s" ] || continue
    sed "s|\"META-INF/signature001\.p7s\"|\"META-INF/signature00$n.p7s\"|" "$manifest" |
        cmp -s - "files/META-INF/ASiCManifest00$n.xml" || fail "signature $n was made over another list"
    openssl cms -verify -binary -inform DER -noverify -in "files/META-INF/signature00$n.p7s" \
        -content "files/META-INF/ASiCManifest00$n.xml" -signer "signer$n.pem" -out checked 2> openssl.log ||
        fail "signature $n is not valid"
    echo "also signed by: $(openssl x509 -in "signer$n.pem" -noout -subject -nameopt utf8,sep_comma_plus)"
done

# 4. Every file is in the list and every file of the list is here, unchanged.
sed -n 's|^<asic:DataObjectReference URI="\([^"]*\)" .*<ds:DigestValue>\([^<]*\)</ds:DigestValue>.*$|\2 \1|p' \
    "$manifest" > signed
[ "$(wc -l < signed)" -eq "$(grep -o 'DataObjectReference URI=' "$manifest" | wc -l)" ] ||
    fail "the list of files is not readable"
cut -d ' ' -f 2 signed | sort > listed
grep -v -e '^META-INF/' -e '^mimetype$' names | sort > present
cmp -s listed present || {
    comm -13 listed present | sed 's/^/not signed: /' >&2
    comm -23 listed present | sed 's/^/missing: /' >&2
    fail "the files are not those that were signed"
}
while read -r digest name || [ -n "$digest" ]; do
    found=$(openssl dgst -sha256 -binary "files/$name" | openssl base64 -A)
    [ "$found" = "$digest" ] || fail "$name was changed after it was signed"
done < signed

key=$(openssl x509 -in signer.pem -noout -pubkey | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r)
echo "signed by: $(openssl x509 -in signer.pem -noout -subject -nameopt utf8,sep_comma_plus)"
echo "key (SHA-256): ${key%% *}"
echo "OK: $(wc -l < signed) files, all covered by the signature"
"""

ROMANIAN: Final = """\
PACHET DE DATE SEMNAT (parteneriat-bundle/1)

Acest fișier cuprinde date despre parteneriate, trimise de o instituție și semnate
electronic de aceasta. Este un container ASiC-E (standardul ETSI EN 319 162-1):
o arhivă ZIP obișnuită. Nu o modificați și nu o împachetați din nou.

  bundle.json         cine trimite, cui, când și ce
  segments/           modificările, câte una pe rând
  attachments/        fișierele atașate, numite după suma lor SHA-256
  reports/            copii PDF, pentru citit și tipărit
  META-INF/           lista fișierelor și semnătura

Pachetul se deschide cu programul „parteneriat”: Trimitere și primire, Importă.

Verificarea fără program, pe un calculator cu unzip și openssl:
  1. Salvați rândurile dintre cele două semne de mai jos ca verify.sh.
  2. Cereți certificatele instituțiilor în care aveți încredere (REGISTRY.pem).
  3. Rulați: sh verify.sh PACHET.asice REGISTRY.pem
Rezultatul OK arată că nimic nu a fost schimbat după semnare. Comparați apoi
numele și cheia afișate cu fișa ștampilată a instituției.
"""

ENGLISH: Final = """\
SIGNED DATA BUNDLE (parteneriat-bundle/1)

This file holds data about partnerships, sent and electronically signed by one
institution. It is an ASiC-E container (ETSI EN 319 162-1): an ordinary ZIP
archive. Do not change it and do not pack it again.

  bundle.json         who sends, to whom, when and what
  segments/           the changes, one a line
  attachments/        attached files, named by their SHA-256
  reports/            PDF copies to read and print
  META-INF/           the list of files and the signature

The program "parteneriat" opens it: Send and receive, Import.

To verify it without the program, on a computer with unzip and openssl:
  1. Save the lines between the two marks below as verify.sh.
  2. Ask for the certificates of the institutions you trust (REGISTRY.pem).
  3. Run: sh verify.sh BUNDLE.asice REGISTRY.pem
OK means that nothing was changed after signing. Then compare the name and key
it prints with the stamped sheet of the institution.
"""


def write_readme() -> bytes:
    """Return README.txt as UTF-8."""
    return f"{ROMANIAN}\n{ENGLISH}\n{SCRIPT_START}\n{VERIFY_SCRIPT}{SCRIPT_END}\n".encode()


def extract_script(readme: bytes) -> str:
    """Return the script that stands in a README.txt, as a person would cut it out."""
    return readme.decode().partition(f"{SCRIPT_START}\n")[2].partition(SCRIPT_END)[0]
