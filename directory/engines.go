package directory

import (
	"encoding/xml"
	"fmt"
	"net/http"

	"onward/schema"
)

// everything is more organisations than any network has.
const everything = 1000

// siteMap is the list of pages that engines ask for.
type siteMap struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Pages   []mapPage `xml:"url"`
}

type mapPage struct {
	Address  string `xml:"loc"`
	Modified string `xml:"lastmod,omitempty"`
}

func (d *Directory) sitemap(r *http.Request) (asset, error) {
	page, err := d.store.PublicDirectory(r.Context(), schema.DirectoryQuery{Size: everything})
	if err != nil {
		return asset{}, fmt.Errorf("list organisations: %w", err)
	}
	m := siteMap{Pages: []mapPage{{Address: d.url + "/find"}}}
	for _, p := range page.Items {
		m.Pages = append(m.Pages, mapPage{d.address(p), p.ModifiedAt.Format("2006-01-02")})
	}
	body, err := xml.Marshal(m)
	return newAsset("application/xml; charset=utf-8", append([]byte(xml.Header), body...)), err
}

// robots leads engines to the directory, and nowhere else.
func (d *Directory) robots(*http.Request) (asset, error) {
	return newAsset("text/plain; charset=utf-8", fmt.Appendf(nil,
		"User-agent: *\nAllow: /find\nAllow: /join$\nDisallow: /\n\nSitemap: %s/sitemap.xml\n", d.url)), nil
}
