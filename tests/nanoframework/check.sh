#!/bin/sh
# The device build as far as it goes without nanoFramework: compiles nfproj.sln against the stand-in, then looks into
# the assemblies for what the compiler lets pass and a device does not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."

# A project that the solution forgets is built by nobody.
for project in $(find * -name '*.nfproj' | tr '/' '\\'); do
    grep -qF "\"$project\"" nfproj.sln || { echo "nfproj.sln does not list $project" >&2; exit 1; }
done

dotnet build nfproj.sln --configuration Release --nologo -p:NanoFrameworkProjectSystemPath="$here/"

# The assembly of each project, not the copies of those it refers to.
set --
for project in $(sed -n 's/^Project.*, "\(.*\)\.nfproj",.*/\1/p' nfproj.sln | tr '\\' '/'); do
    name=$(sed -n 's:.*<AssemblyName>\(.*\)</AssemblyName>.*:\1:p' "$project.nfproj")
    assembly="$(dirname "$project")/bin/Release/$name"
    if [ -f "$assembly.exe" ]; then set -- "$@" "$assembly.exe"; else set -- "$@" "$assembly.dll"; fi
done

status=0
dotnet run "$here/nano-api/nano-api.cs" -- check "$here/nano-api" "$@" || status=1

# Flash is as scarce as the surface: an assembly that has grown past its budget is noticed.
dotnet run --configuration Release --project "$here/../bench" -- sizes || status=1

# A project for several boards was built for one of them. The others in turn, and that one again, so that it is what stays.
for project in boards/*/*.nfproj; do
    family=$(dirname "$project")
    usual=$(sed -n "s:.*<Board Condition=.*>\(.*\)</Board>.*:\1:p" "$project")
    for board in $(ls "$family/Boards" | sed 's/\.cs$//' | grep -vx "$usual") "$usual"; do
        echo "== $board"
        dotnet build "$project" --configuration Release --nologo -v quiet -p:Board="$board" -p:BuildProjectReferences=false \
            -p:NanoFrameworkProjectSystemPath="$here/"
        dotnet run "$here/nano-api/nano-api.cs" -- check "$here/nano-api" "$family"/bin/Release/NanoLpa.*32.exe || status=1

        # An image without System.Net refuses every assembly that refers to it.
        if ! grep -q 'Network = ' "$family/Boards/$board.cs" && grep -alF System.Net "$family"/bin/Release/NanoLpa.*32.exe \
            lib/NanoLpa/bin/Release/NanoLpa.dll lib/NanoLpa.Quectel/bin/Release/*.Quectel.dll lib/NanoLpa.KoreLpm/bin/Release/*.KoreLpm.dll \
            firmware/bin/Release/NanoLpa.Firmware.dll; then
            echo "$board has no network, and these refer to System.Net" >&2
            status=1
        fi
    done
done

find "$here/bin/packages" -name '*.dll' -exec dotnet run "$here/nano-api/nano-api.cs" -- stubs "$here/nano-api" {} + || status=1
exit $status
