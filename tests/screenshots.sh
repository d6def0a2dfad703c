#!/usr/bin/env bash
# Makes the pictures of docs/images anew: every page on a desk and on a phone, light and dark, filled from the sample newsroom.
set -euo pipefail
cd "$(dirname "$0")/.."
NEWSTRACKER_SCREENSHOTS="$PWD/docs/images" dotnet test tests/NewsTracker.Web.Tests --filter "FullyQualifiedName~Each_page_is_accessible|FullyQualifiedName~The_sign_in_page_is_accessible|FullyQualifiedName~Ctrl_K_leads_to_a_country"
